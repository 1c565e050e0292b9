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
 * @param reason why, in the words of who decided; a retraction leaves it as it is
 * @param decidedBy who decided
 * @param decidedAt when it was decided; absent in versions from before there was this field
 * @param retraction by whom, when and why it was retracted; absent while it stands
 * @param holdsForNothing true when it held for no host known at the time of this version; absent otherwise, and where that is not known
 * @param earlier what was said of the same rule before, in order; absent when it was said once
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
        String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Retraction retraction,
        @Nullable Boolean holdsForNothing,
        @Nullable List<Said> earlier) {

    public DecisionSnapshot {
        pools = List.copyOf(pools);
        hostIds = List.copyOf(hostIds);
        earlier = earlier == null ? null : List.copyOf(earlier);
    }

    /** The part of the estate it holds for. */
    public Scope scope() {
        return Scope.of(pools, hostIds);
    }

    /**
     * What was said of a rule that was decided again.
     *
     * @param by who decided
     * @param at when
     * @param reason why, in that person's words
     * @param until when it was to lapse; absent when it was not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Said(
            String by, Instant at, String reason, @Nullable Instant until) {}

    /**
     * How a decision came to stand no longer.
     *
     * @param by who, by the name of the account that asked; absent in what was recorded before people signed in
     * @param at when
     * @param reason why, in the words of who retracted it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Retraction(@Nullable String by, Instant at, String reason) {}

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
