package dev.mainstay.local.e2e;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.local.windows.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A time during which a host could not be counted on: from inclusive, to exclusive. */
record Outage(String fqdn, Instant from, Instant to) {
    private static final Set<JobStatus> RELEASED = EnumSet.of(
            JobStatus.READY,
            JobStatus.LEASED,
            JobStatus.RUNNING,
            JobStatus.REBOOTING,
            JobStatus.VERIFYING,
            JobStatus.LOST);

    /** As the jobs tell it: from the release to the end. */
    static List<Outage> ofJobs(Collection<JobSnapshot> versions) {
        Map<String, List<JobSnapshot>> byHost = new HashMap<>();
        versions.forEach(job -> byHost.computeIfAbsent(job.fqdn() + " " + job.jobId(), key -> new ArrayList<>())
                .add(job));
        List<Outage> outages = new ArrayList<>();
        byHost.values().forEach(job -> {
            job.sort(Comparator.comparingLong(JobSnapshot::sequence));
            Instant from = null;
            for (JobSnapshot version : job) {
                boolean out = RELEASED.contains(version.status());
                if (out && from == null) {
                    from = version.changedAt();
                } else if (!out && from != null) {
                    outages.add(new Outage(version.fqdn(), from, version.changedAt()));
                    from = null;
                }
            }
            open(job.get(0).fqdn(), from, outages);
        });
        return outages;
    }

    /** As the machine went through it: from the begin of a drain, or going down, to being restored, or up. */
    static List<Outage> ofMachine(String fqdn, List<Effect> effects) {
        List<Outage> outages = new ArrayList<>();
        Instant from = null;
        boolean drained = false;
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.DrainBegan began -> {
                    drained = true;
                    from = from == null ? began.at() : from;
                }
                case Effect.WentDown down -> from = from == null ? down.at() : from;
                case Effect.Booted booted -> {
                    if (from != null && !drained) {
                        outages.add(new Outage(fqdn, from, booted.at()));
                        from = null;
                    }
                }
                case Effect.Restored restored -> {
                    if (from != null) {
                        outages.add(new Outage(fqdn, from, restored.at()));
                    }
                    from = null;
                    drained = false;
                }
                default -> {
                    // Does not take the machine out.
                }
            }
        }
        open(fqdn, from, outages);
        return outages;
    }

    private static void open(String fqdn, @Nullable Instant from, List<Outage> outages) {
        if (from != null) {
            outages.add(new Outage(fqdn, from, Instant.MAX));
        }
    }

    /** Every set of hosts that were out at the same time. */
    static Set<Set<String>> together(List<Outage> outages) {
        Set<Set<String>> together = new HashSet<>();
        for (Outage begin : outages) {
            Set<String> out = new HashSet<>();
            for (Outage other : outages) {
                if (!other.from().isAfter(begin.from()) && other.to().isAfter(begin.from())) {
                    out.add(other.fqdn());
                }
            }
            together.add(out);
        }
        return together;
    }
}
