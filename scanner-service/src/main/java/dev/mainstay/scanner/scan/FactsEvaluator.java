package dev.mainstay.scanner.scan;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.host.facts.LocalDb;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.workload.WorkloadDatabases;
import dev.mainstay.catalogue.workload.WorkloadDatabases.Database;
import dev.mainstay.scanner.finding.evaluation.AgentText;
import dev.mainstay.scanner.finding.evaluation.ScanFacts;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.Flags;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.OfferedUpdate;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.scanner.scan.report.ScanReport.DatabaseReport;
import dev.mainstay.scanner.scan.report.ScanReport.FailureReport;
import dev.mainstay.scanner.scan.report.ScanReport.InstanceRunState;
import dev.mainstay.scanner.scan.report.ScanReport.OperatingSystem;
import dev.mainstay.scanner.scan.report.ScanReport.PendingRestart;
import dev.mainstay.scanner.scan.report.ScanReport.SqlInstanceReport;
import dev.mainstay.scanner.scan.report.ScanReport.UpdatePolicy;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateStateReport;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateTypeReport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a scan conclusions are drawn from. Pure. */
final class FactsEvaluator {
    private static final int TITLE_LENGTH = 200;
    private static final Pattern KB = Pattern.compile("(?:KB)?(\\d{4,10})", Pattern.CASE_INSENSITIVE);

    /** Builds of Windows that only a service pack has (Microsoft, "Windows Server release information"). */
    private static final Map<Integer, Integer> SERVICE_PACKS = Map.of(6001, 1, 6002, 2, 6003, 2, 7601, 1);

    private FactsEvaluator() {}

    /** The facts of a complete scan. */
    static ScanFacts facts(ScanReport report) {
        SortedSet<String> installed = new TreeSet<>();
        report.updates().stream()
                .filter(update -> update.state() == UpdateStateReport.INSTALLED)
                .forEach(update -> installed.addAll(kbs(update)));
        return new ScanFacts(
                host(report, installed),
                report.updates().stream()
                        .filter(update -> update.state() != UpdateStateReport.INSTALLED)
                        .map(FactsEvaluator::offered)
                        .toList(),
                List.copyOf(installed),
                asksOwnServer(report.updatePolicy()),
                Objects.requireNonNullElse(ServicesEvaluator.services(report), List.of()),
                databases(report));
    }

    /** Absent where the host has no such server, and where its agent does not ask. */
    private static @Nullable WorkloadDatabases databases(ScanReport report) {
        List<DatabaseReport> told = report.databases();
        FailureReport failure = report.databasesFailure();
        return told == null && failure == null
                ? null
                : new WorkloadDatabases(
                        told == null
                                ? List.of()
                                : told.stream().map(FactsEvaluator::database).toList(),
                        failure == null ? null : failure.message());
    }

    private static Database database(DatabaseReport report) {
        return new Database(
                report.name(),
                report.server(),
                report.instance(),
                report.installedVersion(),
                report.expectedVersion(),
                switch (report.state()) {
                    case CURRENT -> WorkloadDatabases.State.CURRENT;
                    case OLDER -> WorkloadDatabases.State.OLDER;
                    case UNKNOWN -> WorkloadDatabases.State.UNKNOWN;
                });
    }

    private static HostFacts host(ScanReport report, SortedSet<String> installed) {
        Map<String, Hotfix> hotfixes = new LinkedHashMap<>();
        List<ScanReport.Hotfix> listed = report.hotfixes();
        if (listed != null) {
            listed.forEach(hotfix ->
                    kb(hotfix.kb()).forEach(kb -> hotfixes.put(kb, new Hotfix(kb, hotfix.installedOn()))));
        }
        installed.forEach(kb -> hotfixes.putIfAbsent(kb, new Hotfix(kb, null)));
        report.updates().stream()
                .filter(update -> update.state() == UpdateStateReport.INSTALLED_PENDING_REBOOT)
                .forEach(update -> kbs(update).forEach(kb -> hotfixes.putIfAbsent(kb, new Hotfix(kb, null))));
        return new HostFacts(
                null,
                windows(report.operatingSystem()),
                List.copyOf(hotfixes.values()),
                Stream.concat(
                                report.sqlInstances().stream().map(FactsEvaluator::instance),
                                report.localDbs() == null
                                        ? Stream.<SqlInstanceFacts>empty()
                                        : report.localDbs().stream()
                                                .map(one -> LocalDb.facts(one.release(), one.version())))
                        .toList(),
                report.components().stream()
                        .map(component -> new ComponentFacts(component.name(), component.version()))
                        .toList(),
                report.dotNet() == null ? null : report.dotNet().release(),
                null,
                pending(report.pendingRestart()),
                listed == null ? List.of(AgentText.HOTFIXES_NOT_TOLD.with()) : List.of());
    }

    /** Renames of files alone are no update that waits: many programs leave them behind. */
    private static @Nullable Boolean pending(@Nullable PendingRestart told) {
        return told == null ? null : (Boolean) (told.componentBasedServicing() || told.windowsUpdate());
    }

    /** The Windows that a host says it runs; absent where it says none, or what no Windows calls itself. */
    static @Nullable Windows windows(@Nullable OperatingSystem system) {
        if (system == null) {
            return null;
        }
        String release = Version.read(system.version()).map(Version::release).orElse(system.version());
        if (Version.ofRelease(release, system.build()).isEmpty()) {
            return null;
        }
        return new Windows(
                system.caption(),
                release,
                system.build(),
                system.ubr(),
                SERVICE_PACKS.getOrDefault(system.build(), 0),
                null,
                system.caption().contains("Server") ? true : null,
                null);
    }

    private static SqlInstanceFacts instance(SqlInstanceReport report) {
        String version = report.version();
        return new SqlInstanceFacts(
                report.name().toUpperCase(Locale.ROOT),
                version == null
                        ? null
                        : Version.ofSqlServer(version).map(Version::toString).orElse(version),
                report.edition(),
                running(report.serviceState()));
    }

    private static @Nullable Boolean running(InstanceRunState state) {
        return switch (state) {
            case RUNNING -> true;
            case STOPPED, START_PENDING, STOP_PENDING, PAUSED -> false;
            case UNKNOWN -> null;
        };
    }

    private static OfferedUpdate offered(UpdateReport update) {
        String title = update.title();
        return new OfferedUpdate(
                update.updateId(),
                update.revision(),
                title.length() <= TITLE_LENGTH ? title : title.substring(0, TITLE_LENGTH),
                kbs(update),
                update.cves(),
                update.severity(),
                update.state() == UpdateStateReport.INSTALLED_PENDING_REBOOT,
                new Flags(
                        update.classification(),
                        update.type() == UpdateTypeReport.DRIVER,
                        update.browseOnly(),
                        update.mandatory(),
                        update.deadline()));
    }

    private static List<String> kbs(UpdateReport update) {
        return update.kbs().stream().flatMap(kb -> kb(kb).stream()).distinct().toList();
    }

    /** {@code KB} and digits; nothing where it is no KB number. */
    private static List<String> kb(String text) {
        var matcher = KB.matcher(text.strip());
        return matcher.matches() ? List.of("KB" + matcher.group(1)) : List.of();
    }

    private static boolean asksOwnServer(@Nullable UpdatePolicy policy) {
        return policy != null && policy.useServer();
    }
}
