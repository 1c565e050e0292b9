package dev.mainstay.patch.policy.decision;

import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.Scope;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A decision as a person sends it.
 *
 * @param verdict {@code APPROVED}, {@code DECLINED}, {@code DEFERRED} or {@code WAIVED}
 * @param updateId the update, all revisions; either this or {@code kb}
 * @param pools FQDNs, in any case
 * @param until when it lapses; must be there for {@code DEFERRED} and {@code WAIVED}
 * @param acceptEula whether the update's licence terms are accepted too, on every host that the decision holds for; only
 *     with {@code APPROVED}
 */
@Schema(examples = """
        {"verdict":"DEFERRED","kb":"KB5034439","pools":["pool01.lync.example"],"until":"2027-01-15T00:00:00Z","reason":"Breaks the driver of the gateway"}""")
public record DecisionRequest(
        @NotNull Verdict verdict,
        @Nullable UUID updateId,
        @Nullable @Pattern(regexp = "KB[0-9]{1,10}") String kb,
        @Nullable @Size(max = 500) List<@NotBlank @Size(max = 255) String> pools,
        @Nullable @Size(max = 1000) List<@NotNull UUID> hostIds,
        @Nullable Instant until,
        @Nullable Boolean acceptEula,
        @NotBlank @Size(max = 2000) String reason) {

    boolean acceptsEula() {
        return Boolean.TRUE.equals(acceptEula);
    }

    Scope scope() {
        return Scope.of(pools == null ? List.of() : pools, hostIds == null ? List.of() : hostIds);
    }
}
