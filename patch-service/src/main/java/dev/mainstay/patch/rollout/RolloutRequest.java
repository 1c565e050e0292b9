package dev.mainstay.patch.rollout;

import dev.mainstay.events.Scope;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as a person sends it.
 *
 * @param pools FQDNs, in any case; empty or absent together with {@code hostIds} for the whole estate
 * @param maxUnavailable 1 when absent
 * @param maxFailed 0 when absent
 */
@Schema(examples = """
        {"name":"November","baselineId":"0198a000-0000-7000-8000-000000000001","pools":["pool01.lync.example"],"maxUnavailable":1,"maxFailed":0}""")
public record RolloutRequest(
        @NotBlank @Size(max = 200) String name,
        @NotNull UUID baselineId,
        @Nullable @Size(max = 500) List<@NotBlank @Size(max = 255) String> pools,
        @Nullable @Size(max = 1000) List<@NotNull UUID> hostIds,
        @Nullable @Min(1) @Max(100) Integer maxUnavailable,
        @Nullable @Min(0) @Max(10000) Integer maxFailed) {

    /** The part of the estate that it is for. */
    public Scope scope() {
        return Scope.of(pools == null ? List.of() : pools, hostIds == null ? List.of() : hostIds);
    }

    int maxUnavailableOrDefault() {
        return maxUnavailable == null ? 1 : maxUnavailable;
    }

    int maxFailedOrDefault() {
        return maxFailed == null ? 0 : maxFailed;
    }
}
