package dev.mainstay.patch.job;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.policy.Approvals;
import dev.mainstay.patch.rollout.Rollout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Whether people still want what a job is to do: asked when anything changes, and once more before an agent gets it. */
@ApplicationScoped
@Transactional
public class Mandates {

    private static final Reason APPROVAL =
            new Reason(Job.APPROVAL_WITHDRAWN, null, "Not all of its updates are approved and missing any more");
    private static final Reason REMOVAL =
            new Reason("removal-withdrawn", null, "The decision to remove the update does not stand any more");

    private final Approvals approvals;
    private final Clock clock;

    Mandates(Approvals approvals, Clock clock) {
        this.approvals = approvals;
        this.clock = clock;
    }

    /** Why it is not wanted any more; empty while it is. {@code rollout} is the job's, empty when there is none. */
    public Optional<Reason> withdrawn(JobOrder order, Optional<Rollout> rollout) {
        if (order.removal() != null) {
            return approvals.stands(order.removal(), clock.instant()) ? Optional.empty() : Optional.of(REMOVAL);
        }
        boolean approved = rollout.filter(known -> approvals
                        .approved(known.baselineId(), order.hostId(), clock.instant())
                        .containsAll(order.refs()))
                .isPresent();
        return approved ? Optional.empty() : Optional.of(APPROVAL);
    }
}
