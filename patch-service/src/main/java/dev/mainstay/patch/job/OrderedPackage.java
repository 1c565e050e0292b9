package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.PackageKind;
import org.jspecify.annotations.Nullable;

/**
 * A package a job is to install.
 *
 * @param name its file name; the host knows where packages lie
 * @param sha256 64 hexadecimal digits
 * @param instance the SQL Server instance that it patches, upper case; absent for other kinds
 * @param kb knowledge base article number; absent when unknown
 * @param targetVersion version that the instance or the workload's core components have afterwards, at least
 */
public record OrderedPackage(
        String name,
        long sizeBytes,
        String sha256,
        PackageKind kind,
        @Nullable String instance,
        @Nullable String kb,
        String targetVersion) {

    JobSnapshot.OrderedPackage onTheWire() {
        return new JobSnapshot.OrderedPackage(name, kind, instance, kb, targetVersion);
    }
}
