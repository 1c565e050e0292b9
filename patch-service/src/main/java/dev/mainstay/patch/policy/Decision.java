package dev.mainstay.patch.policy;

import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Retraction;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's decision on an update.
 *
 * @param sequence version, 1 when made
 * @param updateId the update's GUID, all revisions; absent when {@code kb} names it
 * @param kb knowledge base article number, {@code KB} and digits; absent when {@code updateId} names it
 * @param pools FQDNs of the pools it holds for; empty together with {@code hostIds} for the whole estate
 * @param hostIds hosts it holds for besides those of the pools
 * @param until when it lapses; absent when it does not
 * @param acceptEula true when an approval accepts the licence terms too; absent otherwise
 * @param decidedAt when it was made; absent in one that was retracted before there was this field
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
        List<String> pools,
        List<HostId> hostIds,
        @Nullable Instant until,
        @Nullable Boolean acceptEula,
        String reason,
        String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Retraction retraction) {

    /** Of its first version the time is that of the decision. */
    public Decision {
        decidedAt = decidedAt == null && sequence == 1 ? changedAt : decidedAt;
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
                pools,
                hostIds,
                until,
                acceptEula,
                reason,
                decidedBy,
                decidedAt,
                new Retraction(by, now, why));
    }

    boolean acceptsEula() {
        return verdict == Verdict.APPROVED && Boolean.TRUE.equals(acceptEula);
    }

    boolean counts(Instant now) {
        return state == DecisionState.STANDING && (until == null || until.isAfter(now));
    }
}
