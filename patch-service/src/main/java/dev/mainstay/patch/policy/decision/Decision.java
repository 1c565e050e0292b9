package dev.mainstay.patch.policy.decision;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Retraction;
import dev.mainstay.events.DecisionSnapshot.Said;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.Scope;
import dev.mainstay.patch.DecisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision on an update.
 *
 * @param sequence version, 1 when made
 * @param updateId the update's GUID, all revisions; absent when {@code kb} names it
 * @param kb knowledge base article number, {@code KB} and digits; absent when {@code updateId} names it
 * @param scope the part of the estate it holds for
 * @param until when it lapses; absent when it does not
 * @param acceptEula true when an approval accepts the licence terms too; absent otherwise
 * @param decidedAt when it was made; absent in one that was retracted before there was this field
 * @param earlier what was said of the same rule before, in order
 * @param retraction by whom, when and why it was retracted; absent while it stands
 */
public record Decision(
        DecisionId decisionId,
        long sequence,
        Instant changedAt,
        Verdict verdict,
        DecisionState state,
        @Nullable UUID updateId,
        @Nullable String kb,
        @JsonUnwrapped Scope scope,
        @Nullable Instant until,
        @Nullable Boolean acceptEula,
        String reason,
        String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Retraction retraction,
        @Nullable List<Said> earlier) {

    /** Of its first version the time is that of the decision. */
    public Decision {
        decidedAt = decidedAt == null && sequence == 1 ? changedAt : decidedAt;
    }

    @Override
    public List<Said> earlier() {
        return earlier == null ? List.of() : earlier;
    }

    /** The same decision, retracted: what was decided, by whom and why stays. */
    Decision retracted(Instant now, @Nullable String by, String why) {
        return new Decision(
                decisionId,
                sequence + 1,
                now,
                verdict,
                DecisionState.RETRACTED,
                updateId,
                kb,
                scope,
                until,
                acceptEula,
                reason,
                decidedBy,
                decidedAt,
                new Retraction(by, now, why),
                earlier);
    }

    /** Whether it decides the same of the same updates on the same hosts, whoever said it, why and until when. */
    boolean sameRule(Decision other) {
        return verdict == other.verdict
                && Objects.equals(updateId, other.updateId)
                && Objects.equals(kb, other.kb)
                && acceptsEula() == other.acceptsEula()
                && scope.equals(other.scope);
    }

    boolean sameWords(Decision other) {
        return reason.equals(other.reason) && decidedBy.equals(other.decidedBy) && Objects.equals(until, other.until);
    }

    /** The same rule as another decision says it now; what was said before stays in {@code earlier}. */
    Decision saidAgain(Decision now) {
        List<Said> before = new ArrayList<>(earlier());
        before.add(new Said(decidedBy, decidedAt == null ? changedAt : decidedAt, reason, until));
        return new Decision(
                decisionId,
                sequence + 1,
                now.changedAt,
                verdict,
                state,
                updateId,
                kb,
                scope,
                now.until,
                acceptEula,
                now.reason,
                now.decidedBy,
                now.changedAt,
                null,
                before);
    }

    public boolean acceptsEula() {
        return verdict == Verdict.APPROVED && Boolean.TRUE.equals(acceptEula);
    }

    public boolean counts(Instant now) {
        return state == DecisionState.STANDING && (until == null || until.isAfter(now));
    }
}
