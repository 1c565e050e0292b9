package dev.mainstay.agent.windows.update;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reader of what a scan needs of IUpdate to IUpdate5. Members that came with IUpdate2 (CVEs, restart) and IUpdate3 (browse
 * only) count as absent where Windows is older.
 */
final class UpdateReader {

    private static final int DRIVER = 2;
    private static final int EXCLUSIVE = 2;

    private UpdateReader() {}

    static UpdateId id(ComObject update) throws ComException {
        try (ComObject identity = update.object("Identity")) {
            return new UpdateId(UUID.fromString(identity.text("UpdateID")), identity.number("RevisionNumber"));
        }
    }

    static Update read(ComObject update) throws ComException {
        Set<String> kbs = new LinkedHashSet<>();
        Set<String> cves = new LinkedHashSet<>();
        Set<String> bulletins = new LinkedHashSet<>();
        labels(update, kbs, cves, bulletins);
        bundledLabels(update, kbs, cves, bulletins);
        Categories categories = categories(update);
        Behavior behavior = behavior(update);
        String severity = update.text("MsrcSeverity");
        return new Update(
                id(update),
                update.text("Title"),
                List.copyOf(kbs),
                List.copyOf(cves),
                List.copyOf(bulletins),
                update.textsIfKnown("SupersededUpdateIDs").stream()
                        .map(UUID::fromString)
                        .toList(),
                categories.products(),
                categories.classification(),
                severity.isEmpty() ? null : severity,
                update.number("Type") == DRIVER ? Update.Type.DRIVER : Update.Type.SOFTWARE,
                update.size("MaxDownloadSize").orElse(null),
                behavior.reboot(),
                behavior.exclusive(),
                update.flag("EulaAccepted"),
                update.flag("IsHidden"),
                update.flagIfKnown("BrowseOnly"),
                update.flag("IsMandatory"),
                update.flag("IsUninstallable"),
                update.instant("LastDeploymentChangeTime").orElse(null),
                update.instant("Deadline").orElse(null));
    }

    /** Whether the update is on the disk and waits for a restart to be in effect, or to be gone. */
    static boolean waitsForRestart(ComObject update) throws ComException {
        return update.flagIfKnown("RebootRequired");
    }

    static boolean exclusive(ComObject update) throws ComException {
        return behavior(update).exclusive();
    }

    static boolean canRequestUserInput(ComObject update) throws ComException {
        Optional<ComObject> behavior = update.objectIfAny("InstallationBehavior");
        if (behavior.isEmpty()) {
            return false;
        }
        try (ComObject known = behavior.get()) {
            return known.flag("CanRequestUserInput");
        }
    }

    private static void labels(ComObject update, Set<String> kbs, Set<String> cves, Set<String> bulletins)
            throws ComException {
        for (String number : update.textsIfKnown("KBArticleIDs")) {
            kbs.add(number.startsWith("KB") ? number : "KB" + number);
        }
        cves.addAll(update.textsIfKnown("CveIDs"));
        bulletins.addAll(update.textsIfKnown("SecurityBulletinIDs"));
    }

    /** A bundle is installed as one, and what its parts repair counts as repaired by it. */
    private static void bundledLabels(ComObject update, Set<String> kbs, Set<String> cves, Set<String> bulletins)
            throws ComException {
        try (ComObject bundled = update.object("BundledUpdates")) {
            int count = bundled.number("Count");
            for (int i = 0; i < count; i++) {
                try (ComObject part = bundled.item(i)) {
                    labels(part, kbs, cves, bulletins);
                }
            }
        }
    }

    private record Categories(List<String> products, String classification) {}

    /** ICategory.Type: UpdateClassification, Product, and kinds above products that say nothing new. */
    private static Categories categories(ComObject update) throws ComException {
        List<String> products = new ArrayList<>();
        String classification = "";
        try (ComObject categories = update.object("Categories")) {
            int count = categories.number("Count");
            for (int i = 0; i < count; i++) {
                try (ComObject category = categories.item(i)) {
                    switch (category.text("Type")) {
                        case "UpdateClassification" -> classification = category.text("Name");
                        case "Product" -> products.add(category.text("Name"));
                        default -> {}
                    }
                }
            }
        }
        return new Categories(products, classification);
    }

    private record Behavior(RebootBehavior reboot, boolean exclusive) {}

    private static Behavior behavior(ComObject update) throws ComException {
        Optional<ComObject> behavior = update.objectIfAny("InstallationBehavior");
        if (behavior.isEmpty()) {
            return new Behavior(RebootBehavior.CAN_REQUEST_REBOOT, false);
        }
        try (ComObject known = behavior.get()) {
            RebootBehavior reboot = switch (known.number("RebootBehavior")) {
                case 0 -> RebootBehavior.NEVER_REBOOTS;
                case 1 -> RebootBehavior.ALWAYS_REQUIRES_REBOOT;
                default -> RebootBehavior.CAN_REQUEST_REBOOT;
            };
            return new Behavior(reboot, known.number("Impact") == EXCLUSIVE);
        }
    }
}
