package dev.mainstay.local.e2e;

import dev.mainstay.events.DecisionSnapshot;
import dev.mainstay.events.EventType;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.ScanSnapshot;

/**
 * One record of a topic.
 *
 * @param id its {@code ce_id}: the same for a record that was sent twice
 */
record Fact(EventType type, String id, String key, Record payload) {

    /** The version of the thing it is about. */
    long sequence() {
        return switch (payload) {
            case HostSnapshot host -> host.sequence();
            case ScanSnapshot scan -> scan.sequence();
            case FindingsSnapshot findings -> findings.sequence();
            case JobSnapshot job -> job.sequence();
            case RolloutSnapshot rollout -> rollout.sequence();
            case DecisionSnapshot decision -> decision.sequence();
            default -> throw new IllegalStateException("Not a snapshot: " + payload);
        };
    }
}
