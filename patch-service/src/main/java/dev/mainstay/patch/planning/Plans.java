package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.findings.Findings;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobChanged;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobOrder;
import dev.mainstay.patch.job.JobQueries;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.Jobs;
import dev.mainstay.patch.policy.Approvals;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.RolloutChanged;
import dev.mainstay.patch.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** From findings to jobs: while a rollout is active, what is approved and missing on its hosts becomes a job. */
@ApplicationScoped
@Transactional
public class Plans {

    private static final Reason WITHDRAWN =
            new Reason(Job.APPROVAL_WITHDRAWN, null, "Not all of its updates are approved and missing any more");

    private final Hosts hosts;
    private final Findings findings;
    private final Rollouts rollouts;
    private final Approvals approvals;
    private final Jobs jobs;
    private final JobQueries queries;
    private final Orders orders;
    private final Event<EstateChanged> estateChanged;
    private final Clock clock;

    Plans(
            Hosts hosts,
            Findings findings,
            Rollouts rollouts,
            Approvals approvals,
            Jobs jobs,
            JobQueries queries,
            Orders orders,
            Event<EstateChanged> estateChanged,
            Clock clock) {
        this.hosts = hosts;
        this.findings = findings;
        this.rollouts = rollouts;
        this.approvals = approvals;
        this.jobs = jobs;
        this.queries = queries;
        this.orders = orders;
        this.estateChanged = estateChanged;
        this.clock = clock;
    }

    /** Takes what the topics say: own copies first, then proofs, then new jobs, all in one transaction. */
    void take(List<HostSnapshot> estate, List<ScanSnapshot> scans) {
        Set<HostId> news = new TreeSet<>(hosts.take(estate));
        if (!news.isEmpty()) {
            estateChanged.fire(new EstateChanged());
        }
        Set<HostId> scanned = findings.take(scans);
        jobs.verify(scanned);
        news.addAll(scanned);
        review(news);
    }

    /** Drops jobs that are not begun and whose updates are not approved and missing any more, then plans anew. */
    void review(Collection<HostId> hostIds) {
        if (!hostIds.isEmpty()) {
            dropOutdated(queries.notBegun(hostIds));
            plan(hostIds, rollouts.active());
        }
    }

    /** {@link #review} for every host. */
    void reviewAll() {
        review(hosts.active().stream().map(host -> new HostId(host.hostId())).toList());
    }

    void onRolloutChanged(@Observes RolloutChanged event) {
        if (event.rollout().state() == RolloutState.ACTIVE) {
            List<HostId> covered = hosts.active().stream()
                    .filter(event.rollout()::covers)
                    .map(host -> new HostId(host.hostId()))
                    .toList();
            plan(covered, List.of(event.rollout()));
        }
    }

    /** A host that became free may have more to install: what was approved or found meanwhile. */
    void onJobChanged(@Observes JobChanged event) {
        JobStatus status = event.job().status();
        if (status == JobStatus.SUCCEEDED || status == JobStatus.CANCELLED) {
            plan(Set.of(event.job().order().hostId()), rollouts.active());
        }
    }

    private void plan(Collection<HostId> hostIds, List<Rollout> active) {
        if (hostIds.isEmpty() || active.isEmpty()) {
            return;
        }
        Set<HostId> free = new TreeSet<>(hostIds);
        free.removeAll(queries.withOpenJob(hostIds));
        List<JobOrder> made = new ArrayList<>();
        for (Rollout rollout : active) {
            List<JobOrder> ofRollout = orders.forHosts(free, rollout, Orders.Barred.SKIPPED);
            ofRollout.forEach(order -> free.remove(order.hostId()));
            made.addAll(ofRollout);
        }
        made.sort(Comparator.comparing(JobOrder::hostId));
        jobs.plan(made);
    }

    private void dropOutdated(List<Job> notBegun) {
        for (Job job : notBegun) {
            Set<UpdateRef> wanted = rollouts.find(job.order().rolloutId())
                    .map(rollout ->
                            approvals.approved(rollout.baselineId(), job.order().hostId(), clock.instant()))
                    .orElse(Set.of());
            if (!wanted.containsAll(job.order().refs())) {
                jobs.command(job.order().jobId(), new JobCommand.Cancel(WITHDRAWN));
            }
        }
    }
}
