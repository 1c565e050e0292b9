package dev.mainstay.patch.job.store;

import dev.mainstay.events.UpdateRef;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.Removal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Questions about jobs that change nothing. */
@ApplicationScoped
@Transactional
public class JobQueries {

    private final JobLookupStore store;

    JobQueries(JobLookupStore store) {
        this.store = store;
    }

    public Optional<Job> find(JobId id) {
        return store.job(id).map(HeldJob::job);
    }

    /** Whether the job's row is as this service wrote it; false as well where there is none. */
    public boolean asWritten(JobId id) {
        return store.asWritten(id);
    }

    public Optional<HeldJob> held(JobId id) {
        return store.job(id);
    }

    public Page<HeldJob> page(JobFilter filter, @Nullable Cursor after, int limit) {
        return Page.of(store.page(filter, after, limit + 1), limit, Placed::item, Placed::place);
    }

    /** Number of the rollout's jobs by status name; statuses without a job are left out. */
    public Map<String, Integer> tally(RolloutId rollout) {
        return store.tally(rollout);
    }

    public RolloutFailures failures(RolloutId rollout) {
        return store.failures(rollout);
    }

    /** The jobs of the hosts that an agent has taken and whose end is not known. */
    public List<Job> begun(Collection<HostId> hosts) {
        return store.in(JobStatus.BEGUN, hosts);
    }

    /** The jobs that are not begun: waiting, or released and not leased; those too that cannot be read. */
    public List<NotBegunJob> notBegun() {
        return store.notBegun();
    }

    /** Those of the hosts' jobs that are not begun. */
    public List<Job> notBegun(Collection<HostId> hosts) {
        return store.in(JobStatus.NOT_BEGUN, hosts);
    }

    /** What begun jobs remove from the hosts: whether it is still installed will prove them or not. */
    public Map<HostId, Set<UpdateRef>> underRemoval(Collection<HostId> hosts) {
        return store.in(JobStatus.BEGUN, hosts).stream()
                .map(Job::order)
                .filter(order -> order.work() instanceof Removal)
                .collect(Collectors.toMap(JobOrder::hostId, JobOrder::refs));
    }

    /** The jobs of which something has to be heard in time. */
    public List<JobId> awaited() {
        return store.awaited();
    }

    public Map<HostId, JobStatus> open() {
        return store.open();
    }

    public Set<HostId> withOpenJob(Collection<HostId> hosts) {
        return store.withOpenJob(hosts);
    }

    /** Hosts that a failed job left in doubt. */
    public Set<HostId> unresolved() {
        return store.unresolved();
    }

    /** The ended jobs of a rollout on the hosts with one of the orders, by attempt. */
    public List<EndedJob> endedOf(RolloutId rollout, Collection<HostId> hosts, Collection<String> fingerprints) {
        return store.endedOf(rollout, hosts, fingerprints);
    }
}
