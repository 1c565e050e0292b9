package dev.mainstay.scanner.scan.report;

import dev.mainstay.scanner.scan.report.ScanReport.CarriedNameReport;
import dev.mainstay.scanner.scan.report.ScanReport.ComponentReport;
import dev.mainstay.scanner.scan.report.ScanReport.DatabaseReport;
import dev.mainstay.scanner.scan.report.ScanReport.DotNet;
import dev.mainstay.scanner.scan.report.ScanReport.FailureReport;
import dev.mainstay.scanner.scan.report.ScanReport.Hotfix;
import dev.mainstay.scanner.scan.report.ScanReport.LocalDbReport;
import dev.mainstay.scanner.scan.report.ScanReport.MachineReport;
import dev.mainstay.scanner.scan.report.ScanReport.OperatingSystem;
import dev.mainstay.scanner.scan.report.ScanReport.PendingRestart;
import dev.mainstay.scanner.scan.report.ScanReport.ServiceReport;
import dev.mainstay.scanner.scan.report.ScanReport.SqlInstanceReport;
import dev.mainstay.scanner.scan.report.ScanReport.UpdatePolicy;
import dev.mainstay.scanner.scan.report.ScanReport.UpdateReport;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over what a scan says, that is everything but which scan it is and when it was made. It is made of the values
 * themselves: writing them as JSON again would cost as much as reading them did.
 */
public final class ScanChecksum {

    private ScanChecksum() {}

    public static byte[] of(ScanReport report) {
        ValueDigest digest = new ValueDigest();
        digest.id(report.jobId()).constant(report.outcome());
        digest.ifPresent(report.failure(), ScanChecksum::failure);
        digest.instant(report.lastBootAt()).text(report.agentVersion()).flag(report.simulated());
        digest.ifPresent(report.operatingSystem(), ScanChecksum::system);
        digest.ifPresent(report.pendingRestart(), ScanChecksum::restart);
        digest.each(report.updates(), ScanChecksum::update);
        digest.each(report.sqlInstances(), ScanChecksum::instance);
        digest.each(report.components(), ScanChecksum::component);
        digest.each(report.services(), ScanChecksum::service);
        digest.ifPresent(report.updatePolicy(), ScanChecksum::policy);
        digest.ifPresent(report.dotNet(), ScanChecksum::dotNet);
        digest.ifPresent(report.hotfixes(), (into, hotfixes) -> into.each(hotfixes, ScanChecksum::hotfix));
        digest.ifPresent(report.databases(), (into, databases) -> into.each(databases, ScanChecksum::database));
        digest.ifPresent(report.databasesFailure(), ScanChecksum::failure);
        digest.ifPresent(report.localDbs(), (into, installed) -> into.each(installed, ScanChecksum::localDb));
        digest.ifPresent(report.machine(), ScanChecksum::machine);
        digest.ifPresent(report.carriedNames(), (into, names) -> into.each(names, ScanChecksum::carried));
        return digest.sha256();
    }

    private static void carried(ValueDigest digest, CarriedNameReport carried) {
        digest.text(carried.name()).constant(carried.kind()).text(String.valueOf(carried.owner()));
    }

    private static void machine(ValueDigest digest, MachineReport machine) {
        digest.text(machine.biosUuid()).text(machine.machineGuid()).text(machine.computerName());
        digest.text(machine.domain()).instant(machine.installedAt());
    }

    private static void failure(ValueDigest digest, FailureReport failure) {
        digest.text(failure.hresult()).text(failure.message());
    }

    private static void system(ValueDigest digest, OperatingSystem system) {
        digest.text(system.caption()).text(system.version()).number((long) system.build());
        digest.number(wide(system.ubr()));
    }

    private static void restart(ValueDigest digest, PendingRestart restart) {
        digest.flag(restart.componentBasedServicing())
                .flag(restart.windowsUpdate())
                .flag(restart.fileRename());
    }

    private static void update(ValueDigest digest, UpdateReport update) {
        digest.id(update.updateId()).number((long) update.revision()).text(update.title());
        digest.constant(update.state());
        digest.each(update.kbs(), ValueDigest::text);
        digest.each(update.cves(), ValueDigest::text);
        digest.each(update.bulletins(), ValueDigest::text);
        digest.each(update.supersedes(), ValueDigest::id);
        digest.each(update.products(), ValueDigest::text);
        digest.text(update.classification()).text(update.severity()).constant(update.type());
        digest.number(update.sizeBytes()).constant(update.rebootBehavior());
        digest.flag(update.exclusive())
                .flag(update.eulaAccepted())
                .flag(update.hidden())
                .flag(update.browseOnly())
                .flag(update.mandatory())
                .flag(update.uninstallable());
        digest.instant(update.publishedAt()).instant(update.deadline());
    }

    private static void instance(ValueDigest digest, SqlInstanceReport instance) {
        digest.text(instance.name()).text(instance.instanceId()).text(instance.version());
        digest.text(instance.edition()).constant(instance.serviceState());
    }

    private static void localDb(ValueDigest digest, LocalDbReport localDb) {
        digest.text(localDb.release()).text(localDb.version());
    }

    private static void component(ValueDigest digest, ComponentReport component) {
        digest.text(component.name()).text(component.version());
    }

    private static void service(ValueDigest digest, ServiceReport service) {
        digest.text(service.name()).text(service.displayName());
        digest.constant(service.state()).constant(service.startType());
    }

    private static void policy(ValueDigest digest, UpdatePolicy policy) {
        digest.flag(policy.useServer()).text(policy.server()).text(String.valueOf(policy.serverTls()));
        digest.text(policy.targetGroup()).number(wide(policy.automaticUpdates()));
        digest.flag(policy.noAutomaticUpdates()).flag(policy.dualScanDisabled()).flag(policy.noInternet());
    }

    private static void dotNet(ValueDigest digest, DotNet dotNet) {
        digest.number(wide(dotNet.release())).text(dotNet.version());
    }

    private static void hotfix(ValueDigest digest, Hotfix hotfix) {
        digest.text(hotfix.kb()).text(hotfix.installedOn() == null ? null : String.valueOf(hotfix.installedOn()));
    }

    private static void database(ValueDigest digest, DatabaseReport database) {
        digest.text(database.name()).text(database.server()).text(database.instance());
        digest.text(database.installedVersion())
                .text(database.expectedVersion())
                .constant(database.state());
    }

    private static @Nullable Long wide(@Nullable Integer value) {
        return value == null ? null : (long) value;
    }
}
