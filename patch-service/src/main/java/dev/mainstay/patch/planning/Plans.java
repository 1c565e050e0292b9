package dev.mainstay.patch.planning;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.Portions;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Plans of what is installed where: while a rollout is active, what is approved and missing on its hosts becomes a job. */
@ApplicationScoped
@Transactional
public class Plans {

    /** Hosts whose latest scans, with all that they list, are in memory at once. */
    static final int AT_ONCE = 200;

    private final Hosts hosts;
    private final Rollouts rollouts;
    private final Jobs jobs;
    private final JobQueries queries;
    private final Orders orders;

    Plans(Hosts hosts, Rollouts rollouts, Jobs jobs, JobQueries queries, Orders orders) {
        this.hosts = hosts;
        this.rollouts = rollouts;
        this.jobs = jobs;
        this.queries = queries;
        this.orders = orders;
    }

    /** Plans for a host under every active rollout. */
    void plan(HostId host) {
        plan(Set.of(host));
    }

    /** Plans for those of the hosts that have no open job, under every active rollout. */
    void plan(Collection<HostId> hostIds) {
        plan(hostIds, rollouts.active());
    }

    /** Plans for the hosts that an active rollout covers, under it alone. */
    void plan(Rollout rollout) {
        List<HostId> covered = hosts.active().stream()
                .filter(rollout::covers)
                .map(host -> new HostId(host.hostId()))
                .toList();
        plan(covered, List.of(rollout));
    }

    /** By host, so that two transactions cannot wait for each other. */
    private void plan(Collection<HostId> hostIds, List<Rollout> active) {
        if (!active.isEmpty()) {
            Portions.of(List.copyOf(new TreeSet<>(hostIds)), AT_ONCE).forEach(portion -> planPortion(portion, active));
        }
    }

    private void planPortion(List<HostId> hostIds, List<Rollout> active) {
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
}
