package dev.mainstay.patch.planning;

import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.order.Installation;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.OrderedPackage;
import dev.mainstay.patch.job.order.PackageInstallation;
import dev.mainstay.patch.job.order.Removal;
import dev.mainstay.patch.policy.Approvals;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.software.Packages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether people still want what a job is to do: asked when anything changes, and once more before an agent gets it. Updates follow
 * from approvals, removals from the decision that declines these very updates on this very host, packages from what a person
 * registered, particular by particular.
 */
@ApplicationScoped
@Transactional
public class Mandates {

    private static final Reason APPROVAL =
            new Reason(Job.APPROVAL_WITHDRAWN, null, "Not all of its updates are approved and missing any more");
    private static final Reason REMOVAL =
            new Reason("removal-withdrawn", null, "The decision to remove the update does not stand any more");
    private static final Reason PACKAGE =
            new Reason("package-unknown", null, "Its package is not, or not so, one that a person registered");

    private final Approvals approvals;
    private final Packages packages;
    private final Clock clock;

    Mandates(Approvals approvals, Packages packages, Clock clock) {
        this.approvals = approvals;
        this.packages = packages;
        this.clock = clock;
    }

    /** Whether it is wanted. {@code rollout} is the job's, empty when that cannot be read. */
    public Mandate of(JobOrder order, Optional<Rollout> rollout) {
        Instant now = clock.instant();
        return switch (order.work()) {
            case Installation installation -> mandate(approved(order, rollout, now), APPROVAL);
            case Removal removal ->
                mandate(approvals.declines(removal.decision(), order.refs(), order.hostId(), now), REMOVAL);
            case PackageInstallation(OrderedPackage software) -> mandate(Optional.of(registered(software)), PACKAGE);
        };
    }

    private static Mandate mandate(Optional<Boolean> wanted, Reason otherwise) {
        return wanted.<Mandate>map(is -> is ? new Mandate.Stands() : new Mandate.Withdrawn(otherwise))
                .orElseGet(Mandate.NotKnown::new);
    }

    private Optional<Boolean> approved(JobOrder order, Optional<Rollout> rollout, Instant now) {
        return rollout.flatMap(known -> approvals.approved(known.baselineId(), order.hostId(), now))
                .map(approved -> approved.containsAll(order.refs()));
    }

    private boolean registered(OrderedPackage software) {
        return packages.withHash(software.sha256()).filter(software::isOf).isPresent();
    }
}
