package dev.mainstay.scanner.scan;

import dev.mainstay.events.ScanSnapshot.CarriedName;
import dev.mainstay.scanner.scan.report.ScanReport.CarriedNameReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The network names that a host carries, as a topology would write them. Pure. */
final class CarriedNames {

    private CarriedNames() {}

    /**
     * Each name once, fully qualified and lower case. A cluster's database has names without a domain: they are registered
     * in that of its nodes.
     *
     * @param fqdn the scanned host's
     * @return null when the host did not say
     */
    static @Nullable List<CarriedName> of(@Nullable List<CarriedNameReport> told, String fqdn) {
        if (told == null) {
            return null;
        }
        int dot = fqdn.indexOf('.');
        String domain = dot < 0 ? "" : fqdn.substring(dot);
        Map<String, CarriedName> names = new TreeMap<>();
        for (CarriedNameReport report : told) {
            String name = report.name().strip().toLowerCase(Locale.ROOT);
            String qualified = name.contains(".") ? name : name + domain;
            names.putIfAbsent(qualified, new CarriedName(qualified, report.kind(), report.owner()));
        }
        return List.copyOf(names.values());
    }
}
