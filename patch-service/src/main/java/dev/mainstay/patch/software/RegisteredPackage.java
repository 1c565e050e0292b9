package dev.mainstay.patch.software;

import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.patch.PackageId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A package from beside Windows Update. It never changes: another file is another package.
 *
 * @param name its file name, without a folder
 * @param sha256 64 hexadecimal digits, lower case
 * @param kb knowledge base article number; absent when unknown
 * @param targetVersion version that it brings: of the SQL Server instance, normalised, or of the workload's core components
 */
public record RegisteredPackage(
        PackageId packageId,
        String name,
        long sizeBytes,
        String sha256,
        PackageKind kind,
        @Nullable String kb,
        String targetVersion,
        String registeredBy,
        Instant registeredAt) {}
