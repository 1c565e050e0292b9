package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.job.order.JobOrder;
import dev.mainstay.patch.job.order.Mandates;
import dev.mainstay.patch.job.store.JobChanged;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.rollout.Rollout;
import dev.mainstay.patch.rollout.RolloutChanged;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.patch.scan.LatestScans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Plans of what is installed where: while a rollout is active, what is approved and missing on its hosts becomes a job. */
@ApplicationScoped
@Transactional
public class Plans {

    private final Hosts hosts;
    private final LatestScans latestScans;
    private final Rollouts rollouts;
    private final Mandates mandates;
    private final Jobs jobs;
    private final JobQueries queries;
    private final Orders orders;
    private final Event<EstateChanged> estateChanged;

    Plans(
            Hosts hosts,
            LatestScans latestScans,
            Rollouts rollouts,
            Mandates mandates,
            Jobs jobs,
            JobQueries queries,
            Orders orders,
            Event<EstateChanged> estateChanged) {
        this.hosts = hosts;
        this.latestScans = latestScans;
        this.rollouts = rollouts;
        this.mandates = mandates;
        this.jobs = jobs;
        this.queries = queries;
        this.orders = orders;
        this.estateChanged = estateChanged;
    }

    /** Takes what the topics say: own copies first, then proofs, then new jobs, all in one transaction. */
    void take(List<HostSnapshot> estate, List<ScanSnapshot> scans) {
        Set<HostId> news = new TreeSet<>(hosts.take(estate));
        if (!news.isEmpty() || latestScans.tellOtherServices(scans)) {
            estateChanged.fire(new EstateChanged());
        }
        latestScans.onAnotherMachine(scans).forEach(jobs::startAnew);
        Set<HostId> scanned = latestScans.take(scans, queries.underRemoval(hostsOf(scans)));
        jobs.verify(scanned);
        news.addAll(scanned);
        jobs.clear(news, hosts::find);
        review(news);
    }

    private static Set<HostId> hostsOf(List<ScanSnapshot> scans) {
        return scans.stream().map(scan -> new HostId(scan.hostId())).collect(Collectors.toSet());
    }

    /** Drops jobs that are not begun and not wanted any more, then plans anew. */
    void review(Collection<HostId> hostIds) {
        if (!hostIds.isEmpty()) {
            dropOutdated(queries.notBegun(hostIds));
            plan(hostIds, rollouts.active());
        }
    }

    /** {@link #review} for every host. */
    public void reviewAll() {
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
            mandates.withdrawn(job.order(), rollouts.find(job.order().rolloutId()))
                    .ifPresent(reason -> jobs.command(job.order().jobId(), new JobCommand.Cancel(reason)));
        }
    }
}
