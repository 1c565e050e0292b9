package dev.mainstay.agent.platform;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One update as the Windows Update Agent describes it (IUpdate).
 *
 * @param kbs article numbers with their letters: {@code KB4018073}
 * @param supersedes updates that this one replaces
 * @param classification {@code Security Updates}, {@code Update Rollups}, …
 * @param severity MsrcSeverity; often absent
 * @param sizeBytes largest download size, in bytes
 * @param exclusive has to be installed alone (InstallationBehavior.Impact = 2)
 * @param deadline when the update source wants it installed at the latest
 */
public record Update(
        UpdateId id,
        String title,
        List<String> kbs,
        List<String> cves,
        List<String> bulletins,
        List<UUID> supersedes,
        List<String> products,
        String classification,
        @Nullable String severity,
        Type type,
        @Nullable Long sizeBytes,
        RebootBehavior rebootBehavior,
        boolean exclusive,
        boolean eulaAccepted,
        boolean hidden,
        boolean browseOnly,
        boolean mandatory,
        boolean uninstallable,
        @Nullable Instant publishedAt,
        @Nullable Instant deadline) {

    public Update {
        kbs = List.copyOf(kbs);
        cves = List.copyOf(cves);
        bulletins = List.copyOf(bulletins);
        supersedes = List.copyOf(supersedes);
        products = List.copyOf(products);
    }

    /** The same update on a host: whether its terms are accepted and whether it can be removed there is the host's own. */
    public Update onHost(boolean termsAccepted, boolean removable) {
        return new Update(
                id,
                title,
                kbs,
                cves,
                bulletins,
                supersedes,
                products,
                classification,
                severity,
                type,
                sizeBytes,
                rebootBehavior,
                exclusive,
                termsAccepted,
                hidden,
                browseOnly,
                mandatory,
                removable,
                publishedAt,
                deadline);
    }

    /** UpdateType. */
    public enum Type {
        SOFTWARE,
        DRIVER
    }

    /** InstallationRebootBehavior: 0, 1, 2. */
    public enum RebootBehavior {
        NEVER_REBOOTS,
        ALWAYS_REQUIRES_REBOOT,
        CAN_REQUEST_REBOOT
    }
}
