package dev.mainstay.patch.planning;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot.Reason;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.Portions;
import dev.mainstay.patch.estate.Hosts;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.Jobs;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.patch.scan.LatestScans;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Hosts that are looked at anew: when something is heard of them, when another update is approved, and from time to time. */
@ApplicationScoped
@Transactional
public class Reviews {

    private final Hosts hosts;
    private final LatestScans latestScans;
    private final Rollouts rollouts;
    private final Mandates mandates;
    private final Jobs jobs;
    private final JobQueries queries;
    private final Changes changes;
    private final Plans plans;
    private final Event<EstateChanged> estateChanged;

    Reviews(
            Hosts hosts,
            LatestScans latestScans,
            Rollouts rollouts,
            Mandates mandates,
            Jobs jobs,
            JobQueries queries,
            Changes changes,
            Plans plans,
            Event<EstateChanged> estateChanged) {
        this.hosts = hosts;
        this.latestScans = latestScans;
        this.rollouts = rollouts;
        this.mandates = mandates;
        this.jobs = jobs;
        this.queries = queries;
        this.changes = changes;
        this.plans = plans;
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
        verify(scanned);
        news.addAll(scanned);
        jobs.clear(news, hosts::find);
        review(news);
    }

    /**
     * Looks whether scans just taken prove the hosts' jobs that wait for it. Jobs that run are held and looked at too: a
     * result that is being taken at this moment cannot see these scans yet, so it has to be seen here.
     */
    public void verify(Collection<HostId> hostIds) {
        List<Job> begun = queries.begun(hostIds);
        Map<HostId, ScanSnapshot> scans = latestScans.latestComplete(
                begun.stream().map(job -> job.order().hostId()).toList());
        begun.forEach(job -> changes.command(
                job.order().jobId(),
                new JobCommand.Verify(Optional.ofNullable(scans.get(job.order().hostId())))));
    }

    /** Drops jobs that are not begun and not wanted any more, then plans anew. */
    void review(Collection<HostId> hostIds) {
        if (!hostIds.isEmpty()) {
            dropOutdated(queries.notBegun(hostIds));
            plans.plan(hostIds);
        }
    }

    /** {@link #review} for every host: each some of them in a transaction of its own. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public void reviewAll() {
        List<HostId> all = hosts.active().stream()
                .map(host -> new HostId(host.hostId()))
                .sorted()
                .toList();
        Portions.of(all, Plans.AT_ONCE)
                .forEach(portion -> QuarkusTransaction.requiringNew().run(() -> review(portion)));
    }

    private static Set<HostId> hostsOf(List<ScanSnapshot> scans) {
        return scans.stream().map(scan -> new HostId(scan.hostId())).collect(Collectors.toSet());
    }

    private void dropOutdated(List<Job> notBegun) {
        for (Job job : notBegun) {
            if (mandates.of(job.order(), rollouts.find(job.order().rolloutId()))
                    instanceof Mandate.Withdrawn(Reason why)) {
                changes.command(job.order().jobId(), new JobCommand.Cancel(why));
            }
        }
    }
}
