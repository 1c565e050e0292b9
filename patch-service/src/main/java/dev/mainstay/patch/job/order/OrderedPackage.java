package dev.mainstay.patch.job.order;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.SoftwareKind;
import dev.mainstay.patch.software.RegisteredPackage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package a job is to install.
 *
 * @param name its file name; the host knows where packages lie
 * @param sha256 64 hexadecimal digits
 * @param instance the SQL Server instance that it patches, upper case; absent for other kinds
 * @param kb knowledge base article number; absent when unknown
 * @param targetVersion version that the instance or the workload's core components have afterwards, at least
 * @param componentsBefore the components that the scan at planning listed, where it is the workload's package; empty where that
 *     scan listed none; absent for other kinds and in orders from before there was this field
 */
public record OrderedPackage(
        String name,
        long sizeBytes,
        String sha256,
        PackageKind kind,
        @Nullable String instance,
        @Nullable String kb,
        String targetVersion,
        @Nullable List<Software> componentsBefore) {

    public OrderedPackage {
        componentsBefore = componentsBefore == null ? null : List.copyOf(componentsBefore);
    }

    /** The same package, ordered for the host as that scan shows it. */
    public OrderedPackage on(ScanSnapshot scan) {
        if (kind != PackageKind.LYNC_UPDATE) {
            return this;
        }
        List<Software> components = Optional.ofNullable(scan.software()).orElse(List.of()).stream()
                .filter(software -> software.kind() == SoftwareKind.COMPONENT)
                .toList();
        return new OrderedPackage(name, sizeBytes, sha256, kind, instance, kb, targetVersion, components);
    }

    /** Whether it is that package in every particular. */
    public boolean isOf(RegisteredPackage registered) {
        return name.equals(registered.name())
                && sizeBytes == registered.sizeBytes()
                && sha256.equals(registered.sha256())
                && kind == registered.kind()
                && Objects.equals(kb, registered.kb())
                && targetVersion.equals(registered.targetVersion())
                && (kind == PackageKind.SQL_SERVER_PATCH) == (instance != null);
    }

    public JobSnapshot.OrderedPackage onTheWire() {
        return new JobSnapshot.OrderedPackage(name, kind, instance, kb, targetVersion);
    }
}
