package dev.mainstay.report.projection;

import dev.mainstay.events.Act;
import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.EventType;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.report.conclusion.ConclusionsView;
import dev.mainstay.report.feed.FeedEntry;
import java.util.List;
import java.util.UUID;

/**
 * Entry of the feed for each kind of event. A snapshot that was read has its mandatory members: {@link
 * dev.mainstay.events.EventJson}.
 */
final class EventEntries {
    private EventEntries() {}

    static FeedEntry of(EventType type, HostSnapshot host) {
        List<String> pools = host.memberships().stream()
                .map(membership -> membership.pool().fqdn())
                .toList();
        boolean retired = host.state() == HostSnapshot.HostState.RETIRED;
        return FeedEntry.of(
                host.changedAt(),
                type.wireName(),
                host.hostId(),
                host.hostId(),
                host.fqdn(),
                pools,
                retired ? host.state().name() : host.freshness().name(),
                null,
                host.simulated());
    }

    static FeedEntry of(EventType type, ScanSnapshot scan) {
        ScanSnapshot.Failure failure = scan.failure();
        return new FeedEntry(
                0,
                scan.receivedAt(),
                type.wireName(),
                scan.scanId(),
                scan.hostId(),
                scan.fqdn(),
                List.of(),
                scan.outcome().name(),
                null,
                null,
                null,
                failure == null ? null : failure.hresult(),
                failure == null ? null : failure.message(),
                null,
                null,
                scan.simulated());
    }

    /** Its status is the worst that is concluded about the host, or NONE when all is in order. */
    static FeedEntry of(EventType type, FindingsSnapshot findings) {
        return FeedEntry.of(
                findings.evaluatedAt(),
                type.wireName(),
                findings.hostId(),
                findings.hostId(),
                findings.fqdn(),
                List.of(),
                findings.findings().stream()
                        .map(FindingsSnapshot.Finding::state)
                        .min(ConclusionsView.WORST_FIRST)
                        .map(Enum::name)
                        .orElse("NONE"),
                null,
                findings.simulated());
    }

    static FeedEntry of(EventType type, JobSnapshot job) {
        JobSnapshot.Reason reason = job.reason();
        Act act = Act.toldFirst(job.acts(), job.changedAt());
        JobSnapshot.Step step = job.steps().isEmpty() ? null : job.steps().getLast();
        return new FeedEntry(
                0,
                job.changedAt(),
                type.wireName(),
                job.jobId(),
                job.hostId(),
                job.fqdn(),
                job.pools(),
                job.status().name(),
                step == null ? null : step.name().name(),
                step == null ? null : step.state().name(),
                step == null ? null : step.percent(),
                act != null || reason == null ? null : reason.code(),
                act != null ? act.reason() : reason == null ? null : reason.message(),
                act == null ? null : act.act().name(),
                act == null ? null : act.by(),
                job.simulated());
    }

    static FeedEntry of(EventType type, RolloutSnapshot rollout) {
        Act act = Act.toldFirst(rollout.acts(), rollout.changedAt());
        return new FeedEntry(
                0,
                rollout.changedAt(),
                type.wireName(),
                rollout.rolloutId(),
                null,
                rollout.name(),
                rollout.pools(),
                rollout.state().name(),
                null,
                null,
                null,
                act == null ? rollout.reasonCode() : act.reasonCode(),
                act == null ? rollout.reason() : act.reason(),
                null,
                act == null ? null : act.by(),
                false);
    }

    static FeedEntry of(EventType type, DecisionSnapshot decision) {
        UUID updateId = decision.updateId();
        String kb = decision.kb();
        String name = kb != null
                ? kb
                : updateId != null ? updateId.toString() : decision.verdict().name();
        DecisionSnapshot.Retraction retraction = decision.retraction();
        return new FeedEntry(
                0,
                decision.changedAt(),
                type.wireName(),
                decision.decisionId(),
                null,
                name,
                decision.pools(),
                decision.state().name(),
                null,
                null,
                null,
                Boolean.TRUE.equals(decision.holdsForNothing()) ? "holds-for-nothing" : null,
                retraction == null ? decision.reason() : retraction.reason(),
                null,
                retraction == null ? decision.decidedBy() : retraction.by(),
                false);
    }
}
