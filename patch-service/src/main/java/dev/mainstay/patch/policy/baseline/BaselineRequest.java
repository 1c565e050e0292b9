package dev.mainstay.patch.policy.baseline;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A baseline as a person sends it; what is absent, and a minimum age of 0, mean "no restriction"; optional updates and
 * drivers are taken only where it says so.
 */
@Schema(examples = """
        {"name":"Security, a week old","classifications":["Security Updates"],"minimumSeverity":"IMPORTANT","minimumAgeDays":7}""")
public record BaselineRequest(
        @NotBlank @Size(max = 200) String name,
        @Nullable @Size(max = 50) List<@NotBlank @Size(max = 200) String> classifications,
        @Nullable Severity minimumSeverity,
        @Nullable @Size(max = 200) List<@NotBlank @Size(max = 200) String> products,
        @Nullable @Min(0) @Max(3650) Integer minimumAgeDays,
        @Nullable Boolean includeOptional,
        @Nullable Boolean includeDrivers) {

    List<String> classificationList() {
        return classifications == null ? List.of() : classifications;
    }

    int minimumAge() {
        return minimumAgeDays == null ? 0 : minimumAgeDays;
    }

    boolean optionalToo() {
        return Boolean.TRUE.equals(includeOptional);
    }

    boolean driversToo() {
        return Boolean.TRUE.equals(includeDrivers);
    }

    List<String> productList() {
        return products == null ? List.of() : products;
    }
}
