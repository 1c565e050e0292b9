package dev.mainstay.patch.planning;

import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.order.Installation;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.PackageInstallation;
import dev.mainstay.patch.job.order.Removal;
import dev.mainstay.patch.job.store.JobEvents;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** People's second attempts: what is approved and missing now, ordered again although it failed before. */
@ApplicationScoped
@Transactional
public class Retries {

    private final Jobs jobs;
    private final Changes changes;
    private final JobQueries queries;
    private final Rollouts rollouts;
    private final Orders orders;
    private final Mandates mandates;
    private final Clock clock;
    private final Trail trail;

    Retries(
            Jobs jobs,
            Changes changes,
            JobQueries queries,
            Rollouts rollouts,
            Orders orders,
            Mandates mandates,
            Clock clock,
            Trail trail) {
        this.jobs = jobs;
        this.changes = changes;
        this.queries = queries;
        this.rollouts = rollouts;
        this.orders = orders;
        this.mandates = mandates;
        this.clock = clock;
        this.trail = trail;
    }

    /** What becomes of the wish. */
    sealed interface Answer {
        record Planned(Job job) implements Answer {}

        record UnknownJob() implements Answer {}

        record NotEnded() implements Answer {}

        record RolloutNotActive() implements Answer {}

        record HostHasOpenJob() implements Answer {}

        record NothingToInstall() implements Answer {}
    }

    /** What is approved and missing now; a removal, while its decision stands, and a package are ordered as they were. */
    private List<JobOrder> again(JobOrder order, Rollout rollout) {
        return switch (order.work()) {
            case Installation installation -> orders.forHosts(Set.of(order.hostId()), rollout, Orders.Barred.ORDERED);
            case Removal removal -> asItWas(order, rollout);
            case PackageInstallation installation -> asItWas(order, rollout);
        };
    }

    private List<JobOrder> asItWas(JobOrder order, Rollout rollout) {
        // What lies in the row is ordered again as it is: it has to be what was ordered before.
        if (!queries.asWritten(order.jobId())
                || !(mandates.of(order, Optional.of(rollout)) instanceof Mandate.Stands)) {
            return List.of();
        }
        return List.of(order.again(new JobId(UUID.randomUUID()), clock.instant()));
    }

    Answer retry(JobId jobId) {
        Optional<Job> known = queries.find(jobId);
        if (known.isEmpty()) {
            return new Answer.UnknownJob();
        }
        if (!known.get().status().ended()) {
            return new Answer.NotEnded();
        }
        Job job = known.get();
        Optional<Rollout> rollout = rollouts.find(job.order().rolloutId())
                .filter(found -> found.active() || (found.haltedForFailures() && job.failedUntouched()));
        if (rollout.isEmpty()) {
            return new Answer.RolloutNotActive();
        }
        List<JobOrder> again = again(job.order(), rollout.get());
        if (again.isEmpty()) {
            return new Answer.NothingToInstall();
        }
        Optional<Job> planned = jobs.plan(again).stream().findFirst();
        if (planned.isPresent() && job.failedUntouched()) {
            changes.takeBack(job);
        }
        planned.ifPresent(next -> trail.leave(
                "job", next.order().jobId().toString(), JobEvents.snapshot(job), JobEvents.snapshot(next), null));
        return planned.<Answer>map(Answer.Planned::new).orElseGet(Answer.HostHasOpenJob::new);
    }
}
