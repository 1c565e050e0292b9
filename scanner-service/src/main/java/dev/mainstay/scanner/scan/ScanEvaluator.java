package dev.mainstay.scanner.scan;

import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Failure;
import dev.mainstay.events.ScanSnapshot.Machine;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.SoftwareKind;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.Host.Observed;
import dev.mainstay.scanner.identity.Speech;
import dev.mainstay.scanner.scan.report.ScanReport;
import dev.mainstay.scanner.scan.report.ScanReport.ComponentReport;
import dev.mainstay.scanner.scan.report.ScanReport.FailureReport;
import dev.mainstay.scanner.scan.report.ScanReport.HistoryReport;
import dev.mainstay.scanner.scan.report.ScanReport.MachineReport;
import dev.mainstay.scanner.scan.report.ScanReport.OperatingSystem;
import dev.mainstay.scanner.scan.report.ScanReport.Operation;
import dev.mainstay.scanner.scan.report.ScanReport.OperationResult;
import dev.mainstay.scanner.scan.report.ScanReport.SqlInstanceReport;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is concluded from what a host said. Pure: the same report gives the same conclusions at any time. */
final class ScanEvaluator {

    private ScanEvaluator() {}

    /** What the other services are told of a scan that continues what the host's scans said before. */
    static ScanSnapshot snapshot(ScanReport report, Host host, long sequence, Instant receivedAt) {
        return snapshot(report, host, sequence, receivedAt, false);
    }

    /**
     * What the other services are told of the scan.
     *
     * @param anew whether it is the first of the host with another Windows or on another machine
     */
    static ScanSnapshot snapshot(ScanReport report, Host host, long sequence, Instant receivedAt, boolean anew) {
        List<Offer> offers = new ArrayList<>();
        List<UpdateRef> installed = new ArrayList<>();
        Set<UpdateRef> seen = new HashSet<>();
        for (UpdateReport update : report.updates()) {
            UpdateRef ref = new UpdateRef(update.updateId(), update.revision());
            if (!seen.add(ref)) {
                continue;
            }
            switch (update.state()) {
                case MISSING -> offers.add(UpdatesEvaluator.offer(ref, update, UpdateState.MISSING));
                case INSTALLED_PENDING_REBOOT ->
                    offers.add(UpdatesEvaluator.offer(ref, update, UpdateState.INSTALLED_PENDING_REBOOT));
                case INSTALLED -> installed.add(ref);
            }
        }
        FailureReport failure = report.outcome() == Outcome.COMPLETE ? null : report.failure();
        return new ScanSnapshot(
                report.scanId(),
                host.id().value(),
                host.fqdn(),
                sequence,
                report.outcome(),
                report.startedAt(),
                report.finishedAt(),
                receivedAt,
                report.lastBootAt(),
                report.jobId(),
                UpdatesEvaluator.pending(report.pendingRestart()),
                offers,
                installed,
                failure == null ? null : Failure.explained(failure.hresult(), failure.message()),
                report.simulated(),
                report.outcome() == Outcome.FAILED ? null : software(report),
                report.outcome() == Outcome.FAILED ? null : machine(report.machine()),
                ServicesEvaluator.services(report),
                UpdatesEvaluator.markers(report.pendingRestart()),
                CarriedNames.of(report.carriedNames(), host.fqdn()),
                anew ? true : null);
    }

    /** What the scan says of the machine that it was taken on. */
    static Speech speech(ScanReport report) {
        Windows windows = FactsEvaluator.windows(report.operatingSystem());
        List<HistoryReport> history = report.history() == null ? List.of() : report.history();
        return new Speech(
                machine(report.machine()),
                report.lastBootAt(),
                windows == null ? null : windows.number(),
                report.startedAt(),
                report.finishedAt(),
                history.stream()
                        .filter(entry -> entry.operation() == Operation.UNINSTALLATION)
                        .filter(entry -> entry.result() == OperationResult.SUCCEEDED
                                || entry.result() == OperationResult.SUCCEEDED_WITH_ERRORS)
                        .map(HistoryReport::at)
                        .toList());
    }

    private static @Nullable Machine machine(@Nullable MachineReport said) {
        return said == null
                ? null
                : new Machine(
                        lower(said.biosUuid()),
                        lower(said.machineGuid()),
                        lower(said.computerName()),
                        lower(said.domain()),
                        said.installedAt());
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    /** What has a version on the host. */
    static List<Software> software(ScanReport report) {
        List<Software> software = new ArrayList<>();
        report.sqlInstances()
                .forEach(instance -> software.add(new Software(
                        SoftwareKind.SQL_INSTANCE, instance.name().toUpperCase(Locale.ROOT), instance.version())));
        if (report.localDbs() != null) {
            report.localDbs()
                    .forEach(one -> software.add(new Software(SoftwareKind.LOCAL_DB, one.release(), one.version())));
        }
        report.components()
                .forEach(component -> software.add(
                        new Software(SoftwareKind.COMPONENT, component.name(), known(component.version()))));
        return software;
    }

    private static @Nullable String known(String version) {
        return version.equals("unknown") ? null : version;
    }

    /**
     * The host after the scan. Only a complete scan makes it fresh and has a say in which SQL Server instances it
     * carries; a failed one says nothing but that it happened.
     */
    static Host host(Host host, ScanReport report, Instant receivedAt) {
        Observed before = host.observed();
        boolean complete = report.outcome() == Outcome.COMPLETE;
        OperatingSystem system = report.operatingSystem();
        Host observed = host.observing(new Observed(
                complete ? Freshness.FRESH : before.freshness(),
                report.outcome() == Outcome.FAILED ? before.lastScanAt() : receivedAt,
                complete ? receivedAt : before.confirmedAt(),
                system == null ? before.operatingSystem() : text(system),
                complete ? workloadBuild(report.components()) : before.workloadBuild(),
                report.simulated(),
                before.identityConflict()));
        return complete
                ? observed.carrying(report.sqlInstances().stream()
                        .map(ScanEvaluator::instance)
                        .toList())
                : observed;
    }

    /** The host after the same scan came again. */
    static Host seenAgain(Host host, ScanReport report, Instant receivedAt) {
        if (report.outcome() == Outcome.FAILED) {
            return host;
        }
        Observed before = host.observed();
        boolean complete = report.outcome() == Outcome.COMPLETE;
        return host.observing(new Observed(
                complete ? Freshness.FRESH : before.freshness(),
                receivedAt,
                complete ? receivedAt : before.confirmedAt(),
                before.operatingSystem(),
                before.workloadBuild(),
                before.simulated(),
                before.identityConflict()));
    }

    private static String text(OperatingSystem system) {
        Windows windows = FactsEvaluator.windows(system);
        String build = windows == null
                ? String.valueOf(system.build())
                : windows.number().inShort();
        return system.caption() + " (" + system.version() + ", build " + build + ")";
    }

    private static SqlInstance instance(SqlInstanceReport report) {
        return new SqlInstance(
                report.name().toUpperCase(Locale.ROOT),
                List.of(),
                List.of(),
                Presence.CONFIRMED,
                report.version(),
                report.edition(),
                report.serviceState().name());
    }

    /** The highest version of any Lync or Skype for Business component; null when none tells a version. */
    static @Nullable String workloadBuild(List<ComponentReport> components) {
        return components.stream()
                .filter(component -> component.name().startsWith("Microsoft Lync Server")
                        || component.name().startsWith("Skype for Business Server"))
                .flatMap(component -> Version.read(component.version()).stream())
                .max(Comparator.naturalOrder())
                .map(Version::toString)
                .orElse(null);
    }
}
