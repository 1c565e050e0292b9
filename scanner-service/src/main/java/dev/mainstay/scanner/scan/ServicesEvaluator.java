package dev.mainstay.scanner.scan;

import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.events.ScanSnapshot.ServiceState;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.scanner.scan.report.ScanReport.InstanceRunState;
import dev.mainstay.scanner.scan.report.ScanReport.ServiceReport;
import dev.mainstay.scanner.scan.report.ScanReport.SqlInstanceReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the services of the workload and of SQL Server stand by a scan. Pure. */
final class ServicesEvaluator {

    private ServicesEvaluator() {}

    /** Absent where nobody knows: the scan failed, or one that is not complete lists none. */
    static @Nullable List<Service> services(ScanReport report) {
        if (report.outcome() == Outcome.FAILED) {
            return null;
        }
        Map<String, Service> services = new LinkedHashMap<>();
        for (ServiceReport service : report.services()) {
            services.putIfAbsent(
                    service.name().toUpperCase(Locale.ROOT),
                    new Service(
                            service.name(), ServiceState.valueOf(service.state().name())));
        }
        for (SqlInstanceReport instance : report.sqlInstances()) {
            String name = serviceOf(instance);
            if (instance.serviceState() != InstanceRunState.UNKNOWN) {
                services.putIfAbsent(
                        name,
                        new Service(
                                name,
                                ServiceState.valueOf(instance.serviceState().name())));
            }
        }
        return services.isEmpty() && report.outcome() != Outcome.COMPLETE ? null : List.copyOf(services.values());
    }

    private static String serviceOf(SqlInstanceReport instance) {
        String name = instance.name().toUpperCase(Locale.ROOT);
        return name.equals("MSSQLSERVER") ? name : "MSSQL$" + name;
    }
}
