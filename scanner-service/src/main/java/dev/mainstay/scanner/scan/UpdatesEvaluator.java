package dev.mainstay.scanner.scan;

import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.RestartMarker;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.scanner.scan.report.ScanReport.PendingRestart;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the Windows Update Agent and the restart markers of a scan say, as the other services are told it. Pure. */
final class UpdatesEvaluator {

    private static final int TITLE_LENGTH = 200;

    private UpdatesEvaluator() {}

    static Offer offer(UpdateRef ref, UpdateReport update, UpdateState state) {
        String title = update.title();
        return new Offer(
                ref,
                title.length() <= TITLE_LENGTH ? title : title.substring(0, TITLE_LENGTH),
                update.kbs(),
                update.cves(),
                update.classification(),
                update.products(),
                update.severity(),
                state,
                update.sizeBytes(),
                update.rebootBehavior(),
                update.exclusive(),
                update.eulaAccepted() ? null : Boolean.FALSE,
                update.publishedAt(),
                switch (update.type()) {
                    case SOFTWARE -> UpdateKind.SOFTWARE;
                    case DRIVER -> UpdateKind.DRIVER;
                },
                onlyTrue(update.browseOnly()),
                onlyTrue(update.mandatory()),
                update.deadline());
    }

    private static @Nullable Boolean onlyTrue(boolean flag) {
        return flag ? Boolean.TRUE : null;
    }

    /** Whether a restart is pending. Renames of files do not count: any program asks for them at any time, and no update waits for them. */
    static boolean pending(@Nullable PendingRestart markers) {
        return markers != null && (markers.componentBasedServicing() || markers.windowsUpdate());
    }

    static @Nullable List<RestartMarker> markers(@Nullable PendingRestart markers) {
        if (markers == null) {
            return null;
        }
        List<RestartMarker> set = new ArrayList<>();
        if (markers.componentBasedServicing()) {
            set.add(RestartMarker.COMPONENT_BASED_SERVICING);
        }
        if (markers.windowsUpdate()) {
            set.add(RestartMarker.WINDOWS_UPDATE);
        }
        if (markers.fileRename()) {
            set.add(RestartMarker.FILE_RENAME);
        }
        return set;
    }
}
