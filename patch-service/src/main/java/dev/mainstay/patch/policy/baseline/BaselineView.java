package dev.mainstay.patch.policy.baseline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A baseline as people see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BaselineView(
        UUID baselineId,
        long version,
        String name,
        List<String> classifications,
        @Nullable Severity minimumSeverity,
        List<String> products,
        int minimumAgeDays,
        boolean includeOptional,
        boolean includeDrivers) {

    static BaselineView of(Baseline baseline) {
        return new BaselineView(
                baseline.baselineId().value(),
                baseline.version(),
                baseline.name(),
                baseline.classifications(),
                baseline.minimumSeverity(),
                baseline.products(),
                baseline.minimumAgeDays(),
                baseline.includeOptional(),
                baseline.includeDrivers());
    }
}
