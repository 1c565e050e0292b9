package dev.mainstay.patch.job.order;

import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.RolloutId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a job is to do. It never changes: another order is another job.
 *
 * @param fqdn the host's name when planned
 * @param pools FQDNs of the host's pools when planned
 * @param attempt 1 for the first job of this rollout on this host with this work, and in orders that are not planned yet
 * @param planningScanId the scan it was planned from
 * @param simulated whether a simulated Windows carries it out
 */
public record JobOrder(
        JobId jobId,
        HostId hostId,
        String fqdn,
        List<String> pools,
        RolloutId rolloutId,
        int attempt,
        Work work,
        UUID planningScanId,
        Instant plannedAt,
        boolean simulated) {

    /** The updates that it installs or removes. */
    public List<OrderedUpdate> updates() {
        return work.updates();
    }

    /** Their identities. */
    public Set<UpdateRef> refs() {
        return updates().stream().map(OrderedUpdate::update).collect(Collectors.toUnmodifiableSet());
    }

    /** The same order once more; which attempt that is, is counted when it is planned. */
    public JobOrder again(JobId newId, Instant now) {
        return new JobOrder(newId, hostId, fqdn, pools, rolloutId, attempt, work, planningScanId, now, simulated);
    }

    /** The same order as that attempt. */
    public JobOrder numbered(int number) {
        return new JobOrder(jobId, hostId, fqdn, pools, rolloutId, number, work, planningScanId, plannedAt, simulated);
    }

    /** A name for what it does. */
    public String fingerprint() {
        return work.fingerprint();
    }
}
