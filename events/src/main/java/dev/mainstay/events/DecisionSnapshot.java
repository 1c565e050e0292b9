package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision on an update. Key of the event: {@code decisionId}.
 *
 * @param decisionId the decision
 * @param sequence version of the decision, 1 when made
 * @param changedAt when this version came to be
 * @param verdict what was decided
 * @param state whether it stands
 * @param updateId the update's GUID, all revisions; absent when {@code kb} names it
 * @param kb knowledge base article number; absent when {@code updateId} names it
 * @param pools FQDNs of the pools it holds for; empty together with {@code hostIds} for the whole estate
 * @param hostIds hosts it holds for besides those of the pools
 * @param until when it lapses; absent when it does not
 * @param acceptEula true when an approval accepts the update's licence terms too, for every host it holds for; absent
 *     otherwise
 * @param reason why, in the words of who decided
 * @param decidedBy who decided
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionSnapshot(
        UUID decisionId,
        long sequence,
        Instant changedAt,
        Verdict verdict,
        DecisionState state,
        @Nullable UUID updateId,
        @Nullable String kb,
        List<String> pools,
        List<UUID> hostIds,
        @Nullable Instant until,
        @Nullable Boolean acceptEula,
        String reason,
        String decidedBy) {

    public DecisionSnapshot {
        pools = List.copyOf(pools);
        hostIds = List.copyOf(hostIds);
    }

    /** What was decided. */
    public enum Verdict {
        APPROVED,
        DECLINED,
        /** Not before {@code until}. */
        DEFERRED,
        /** The risk of not installing it is accepted until {@code until}. */
        WAIVED,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** Whether a decision stands. */
    public enum DecisionState {
        STANDING,
        RETRACTED,
        @JsonEnumDefaultValue
        UNKNOWN
    }
}
