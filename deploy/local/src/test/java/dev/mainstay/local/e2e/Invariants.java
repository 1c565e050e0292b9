package dev.mainstay.local.e2e;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.local.windows.DeclinedUpdates;
import dev.mainstay.local.windows.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the product promises, checked against the topics and the machines' effects. Each check gives what is broken. */
final class Invariants {
    private static final Set<JobStatus> ACTIVE =
            EnumSet.of(JobStatus.READY, JobStatus.LEASED, JobStatus.RUNNING, JobStatus.REBOOTING, JobStatus.VERIFYING);

    private final List<Fact> facts;
    private final Map<String, List<Effect>> effects;
    private final EstateMap estate;
    private final List<JobSnapshot> jobs;
    private final int maxUnavailable;

    /** @param effects of every machine, by FQDN */
    Invariants(List<Fact> facts, Map<String, List<Effect>> effects, int maxUnavailable) {
        this.facts = facts;
        this.effects = effects;
        this.maxUnavailable = maxUnavailable;
        this.estate = new EstateMap(TopicLog.of(facts, HostSnapshot.class).toList());
        this.jobs = List.copyOf(TopicLog.of(facts, JobSnapshot.class)
                .collect(Collectors.toMap(
                        job -> job.jobId() + "/" + job.sequence(), job -> job, (a, b) -> a, LinkedHashMap::new))
                .values());
    }

    EstateMap estate() {
        return estate;
    }

    /** All of them. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        broken.addAll(sequences());
        broken.addAll(outTogether());
        broken.addAll(oneActiveJobPerHost());
        broken.addAll(restartsWithoutDrain());
        broken.addAll(unproven());
        broken.addAll(unordered());
        broken.addAll(twice());
        broken.addAll(simulatedInSecret());
        return broken;
    }

    /** The last version of each job. */
    List<JobSnapshot> lastOfEachJob() {
        Map<UUID, JobSnapshot> last = new LinkedHashMap<>();
        jobs.forEach(job -> last.merge(job.jobId(), job, (a, b) -> a.sequence() > b.sequence() ? a : b));
        return List.copyOf(last.values());
    }

    /** What a simulated host does is said to be simulated: all hosts here are. */
    List<String> simulatedInSecret() {
        return jobs.stream()
                .filter(job -> !job.simulated())
                .map(job -> "job " + job.jobId() + " version " + job.sequence() + " does not say that it is simulated")
                .toList();
    }

    /** Versions come without gaps and in order; one that comes again is the same record, sent twice. */
    List<String> sequences() {
        List<String> broken = new ArrayList<>();
        Map<String, Long> last = new HashMap<>();
        Map<String, Fact> seen = new HashMap<>();
        for (Fact fact : facts) {
            // What is concluded about a host has its key and a numbering of its own.
            String thing = fact.type().topic() + " " + fact.type().payload().getSimpleName() + " " + fact.key();
            Fact before = seen.putIfAbsent(thing + "/" + fact.sequence(), fact);
            if (before != null) {
                if (!before.equals(fact)) {
                    broken.add("two different records with version " + fact.sequence() + " of " + thing);
                }
                continue;
            }
            long expected = last.getOrDefault(thing, 0L) + 1;
            if (fact.sequence() != expected) {
                broken.add(thing + ": version " + fact.sequence() + " where " + expected + " was due");
            }
            last.put(thing, fact.sequence());
        }
        return broken;
    }

    List<String> outTogether() {
        List<String> broken = new ArrayList<>();
        for (Set<String> out : Outage.together(Outage.ofJobs(jobs))) {
            estate.broken(out, maxUnavailable).forEach(what -> broken.add("by the jobs: " + what));
        }
        List<Outage> real = new ArrayList<>();
        effects.forEach((fqdn, of) -> real.addAll(Outage.ofMachine(fqdn, of)));
        for (Set<String> out : Outage.together(real)) {
            estate.broken(out, maxUnavailable).forEach(what -> broken.add("by the machines: " + what));
        }
        return broken;
    }

    List<String> oneActiveJobPerHost() {
        List<String> broken = new ArrayList<>();
        Map<String, List<JobSnapshot>> byHost = jobs.stream().collect(Collectors.groupingBy(JobSnapshot::fqdn));
        byHost.forEach((fqdn, of) -> {
            Map<UUID, JobStatus> now = new HashMap<>();
            of.stream()
                    .sorted((a, b) -> a.changedAt().compareTo(b.changedAt()) != 0
                            ? a.changedAt().compareTo(b.changedAt())
                            : Boolean.compare(ACTIVE.contains(a.status()), ACTIVE.contains(b.status())))
                    .forEach(job -> {
                        now.put(job.jobId(), job.status());
                        if (now.values().stream().filter(ACTIVE::contains).count() > 1) {
                            broken.add(fqdn + " has two active jobs: " + now);
                        }
                    });
        });
        return broken;
    }

    /** Nobody asks a machine with a workload to go down while it serves. */
    List<String> restartsWithoutDrain() {
        List<String> broken = new ArrayList<>();
        effects.forEach((fqdn, of) -> {
            boolean lync = of.stream().anyMatch(Effect.DrainBegan.class::isInstance);
            boolean drained = false;
            for (Effect effect : of) {
                switch (effect) {
                    case Effect.Drained is -> drained = true;
                    case Effect.RestoreBegan begins -> drained = false;
                    case Effect.WentDown down -> {
                        if (!down.crash() && !drained && (lync || pooled(fqdn))) {
                            broken.add(fqdn + " was restarted without a drain at " + down.at());
                        }
                    }
                    default -> {
                        // Does not matter here.
                    }
                }
            }
        });
        return broken;
    }

    private boolean pooled(String fqdn) {
        return estate.host(fqdn).memberships().stream()
                .anyMatch(place -> switch (place.pool().kind()) {
                    case ENTERPRISE_FRONT_END, STANDARD_EDITION, DIRECTOR, EDGE, MEDIATION, PERSISTENT_CHAT -> true;
                    default -> false;
                });
    }

    /**
     * A job that succeeded was proven by a complete scan of the host, taken after the last restart, that names the job or
     * was taken after the agent was done with it (docs/adr/0004).
     */
    List<String> unproven() {
        Map<UUID, ScanSnapshot> scans = TopicLog.of(facts, ScanSnapshot.class)
                .collect(Collectors.toMap(ScanSnapshot::scanId, scan -> scan, (a, b) -> a));
        List<String> broken = new ArrayList<>();
        for (JobSnapshot job : jobs) {
            if (job.status() != JobStatus.SUCCEEDED) {
                continue;
            }
            ScanSnapshot proof = job.verifyingScanId() == null ? null : scans.get(job.verifyingScanId());
            if (proof == null
                    || !job.hostId().equals(proof.hostId())
                    || !(job.jobId().equals(proof.jobId()) || proof.finishedAt().isAfter(done(job)))
                    || proof.outcome() != ScanSnapshot.Outcome.COMPLETE
                    || proof.receivedAt().isAfter(job.changedAt())) {
                broken.add(job.fqdn() + " succeeded without a proving scan: " + proof);
                continue;
            }
            Set<UUID> ordered = job.updates().stream()
                    .map(update -> update.update().updateId())
                    .collect(Collectors.toSet());
            if (proof.offers().stream()
                    .anyMatch(finding -> ordered.contains(finding.update().updateId()))) {
                broken.add(job.fqdn() + " succeeded although its scan still offers what was ordered");
            }
            Instant boot = lastBoot(job.fqdn(), job.changedAt());
            if (proof.startedAt().isBefore(boot)) {
                broken.add(job.fqdn() + " was proven by a scan from before its last start");
            }
        }
        return broken;
    }

    /** When the agent ended its last step, by its clock. */
    private static Instant done(JobSnapshot job) {
        return job.steps().stream()
                .map(JobSnapshot.Step::finishedAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
    }

    private Instant lastBoot(String fqdn, Instant before) {
        return effects.getOrDefault(fqdn, List.of()).stream()
                .filter(Effect.Booted.class::isInstance)
                .map(Effect::at)
                .filter(at -> !at.isAfter(before))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }

    /** Nothing was begun on a machine that no job had ordered for it, and nothing that was declined. */
    List<String> unordered() {
        Map<String, Set<UUID>> ordered = new HashMap<>();
        jobs.forEach(job -> job.updates()
                .forEach(update -> ordered.computeIfAbsent(job.fqdn(), key -> new HashSet<>())
                        .add(update.update().updateId())));
        List<String> broken = new ArrayList<>();
        effects.forEach((fqdn, of) -> of.forEach(effect -> {
            if (effect instanceof Effect.InstallBegan began) {
                if (!ordered.getOrDefault(fqdn, Set.of()).contains(began.update())) {
                    broken.add(fqdn + " began " + began.update() + ", which no job had ordered");
                }
                if (DeclinedUpdates.REASONS.containsKey(began.update())) {
                    broken.add(fqdn + " began the declined update " + began.update());
                }
            }
        }));
        return broken;
    }

    /** No install of what is installed, no more drains, restores or restarts than jobs called for. */
    List<String> twice() {
        Map<String, Long> jobsOf = lastOfEachJob().stream()
                .filter(job -> job.startedAt() != null)
                .collect(Collectors.groupingBy(JobSnapshot::fqdn, Collectors.counting()));
        List<String> broken = new ArrayList<>();
        effects.forEach((fqdn, of) -> {
            Map<UUID, Integer> begun = new HashMap<>();
            for (Effect effect : of) {
                switch (effect) {
                    case Effect.InstallBegan began -> begun.merge(began.update(), 1, Integer::sum);
                    case Effect.InstallRolledBack back -> begun.merge(back.update(), -1, Integer::sum);
                    case Effect.InstallRepeated repeated ->
                        broken.add(fqdn + " was asked again for " + repeated.update());
                    default -> {
                        // Counted below.
                    }
                }
            }
            begun.forEach((update, times) -> {
                if (times > 1) {
                    broken.add(fqdn + " began " + update + " " + times + " times");
                }
            });
            long allowed = jobsOf.getOrDefault(fqdn, 0L);
            count(fqdn, of, Effect.DrainBegan.class, allowed, broken);
            count(fqdn, of, Effect.RestoreBegan.class, allowed, broken);
            long idle = restartsWithNothingInstalledBefore(of);
            if (idle > 0) {
                broken.add(fqdn + " was restarted " + idle + " times with nothing installed since the restart before");
            }
        });
        return broken;
    }

    /** An agent killed between two updates of an order may restart the host after each: both times for something new. */
    private static long restartsWithNothingInstalledBefore(List<Effect> effects) {
        long idle = 0;
        boolean installed = false;
        for (Effect effect : effects) {
            if (effect instanceof Effect.InstallBegan) {
                installed = true;
            } else if (effect instanceof Effect.WentDown down && !down.crash()) {
                idle += installed ? 0 : 1;
                installed = false;
            }
        }
        return idle;
    }

    private static void count(
            String fqdn, List<Effect> of, Class<? extends Effect> kind, long allowed, List<String> broken) {
        long times = of.stream().filter(kind::isInstance).count();
        if (times > allowed) {
            broken.add(fqdn + ": " + kind.getSimpleName() + " " + times + " times for " + allowed + " jobs");
        }
    }
}
