package dev.mainstay.patch.software;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.JobSnapshot.PackageKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A package as people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PackageView(
        UUID packageId,
        String name,
        long sizeBytes,
        String sha256,
        PackageKind kind,
        @Nullable String kb,
        String targetVersion,
        String registeredBy,
        Instant registeredAt) {

    static PackageView of(RegisteredPackage registered) {
        return new PackageView(
                registered.packageId().value(),
                registered.name(),
                registered.sizeBytes(),
                registered.sha256(),
                registered.kind(),
                registered.kb(),
                registered.targetVersion(),
                registered.registeredBy(),
                registered.registeredAt());
    }
}
