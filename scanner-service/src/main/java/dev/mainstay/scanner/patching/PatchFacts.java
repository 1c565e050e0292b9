package dev.mainstay.scanner.patching;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.messaging.event.UnreadableEventException;
import dev.mainstay.messaging.event.Versions;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.patching.JobAttempt.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What patch-service says, as it is kept. Which findings are due for it is derived: a waiver for all hosts touches none of them. */
@ApplicationScoped
public class PatchFacts {
    private final PatchFactsVersionStore version;
    private final WaiverStore waivers;
    private final AttemptStore attempts;
    private final Clock clock;

    PatchFacts(PatchFactsVersionStore version, WaiverStore waivers, AttemptStore attempts, Clock clock) {
        this.version = version;
        this.waivers = waivers;
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Takes what is newer than what is known.
     *
     * @throws UnreadableEventException if a version or time is not believed
     */
    @Transactional
    void take(List<DecisionSnapshot> decisions, List<JobSnapshot> jobs) {
        check(decisions, jobs);
        Collection<JobAttempt> last = last(jobs);
        if (decisions.isEmpty() && last.isEmpty()) {
            return;
        }
        long next = version.next();
        decisions.forEach(decision -> waivers.save(decision, next));
        if (!last.isEmpty()) {
            attempts.save(last);
        }
    }

    /** Of jobs only their attempts are held, by when they ended: there is no sequence to compare with. */
    private void check(List<DecisionSnapshot> decisions, List<JobSnapshot> jobs) {
        Instant now = clock.instant();
        Versions.check(
                "decision",
                decisions.stream()
                        .map(decision ->
                                new Versions.Claim(decision.decisionId(), decision.sequence(), decision.changedAt()))
                        .toList(),
                waivers::sequences,
                now);
        Versions.check(
                "job",
                jobs.stream()
                        .flatMap(job -> Stream.of(job.changedAt(), job.finishedAt())
                                .map(at -> new Versions.Claim(job.jobId(), job.sequence(), at)))
                        .toList(),
                jobIds -> Map.of(),
                now);
    }

    private static Collection<JobAttempt> last(List<JobSnapshot> jobs) {
        Map<Place, JobAttempt> last = new HashMap<>();
        BinaryOperator<JobAttempt> later = BinaryOperator.maxBy(JobAttempt.EARLIEST_FIRST);
        for (JobSnapshot job : jobs) {
            AttemptPolicy.attempts(job).forEach(attempt -> last.merge(attempt.place(), attempt, later));
        }
        return last.values();
    }

    /** What there is to know of each of the hosts. */
    @Transactional(TxType.MANDATORY)
    public Map<HostId, WaiversAndAttempts> about(Collection<HostId> hosts, Instant now) {
        List<UUID> ids = hosts.stream().map(HostId::value).toList();
        Map<HostId, List<Waiver>> waived = waivers.of(ids, now);
        Map<HostId, List<Attempt>> attempted = attempts.of(ids);
        return hosts.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        host -> new WaiversAndAttempts(
                                waived.getOrDefault(host, List.of()), attempted.getOrDefault(host, List.of()))));
    }
}
