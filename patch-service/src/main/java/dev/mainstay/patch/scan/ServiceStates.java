package dev.mainstay.patch.scan;

import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.patch.StoredJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services of a scan as a column beside it, so that a release run need not read whole scans. */
record ServiceStates(List<Service> services) {

    /** Absent where the scan tells nothing of services. */
    static @Nullable String column(ScanSnapshot scan) {
        return Optional.ofNullable(scan.services())
                .map(services -> StoredJson.write(new ServiceStates(services)))
                .orElse(null);
    }

    static List<Service> read(String column) {
        return StoredJson.read(column, ServiceStates.class).services();
    }
}
