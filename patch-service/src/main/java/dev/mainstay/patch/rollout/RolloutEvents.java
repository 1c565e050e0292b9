package dev.mainstay.patch.rollout;

import dev.mainstay.events.EventType;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.outbox.Outbox;
import dev.mainstay.patch.StoredJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Publication of rollouts: one event per version. */
@ApplicationScoped
class RolloutEvents {

    private final Outbox outbox;

    RolloutEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    void announce(Rollout rollout, EventType type) {
        outbox.append(new NewEvent(
                type.topic().topicName(),
                rollout.rolloutId().toString(),
                type.wireName(),
                StoredJson.write(snapshot(rollout, rollout.jobs())).getBytes(StandardCharsets.UTF_8)));
    }

    static RolloutSnapshot snapshot(Rollout rollout, Map<String, Integer> jobs) {
        return new RolloutSnapshot(
                rollout.rolloutId().value(),
                rollout.sequence(),
                rollout.changedAt(),
                rollout.name(),
                rollout.state(),
                rollout.reason(),
                rollout.reasonCode(),
                rollout.baselineId().value(),
                List.copyOf(rollout.scope().pools()),
                List.copyOf(rollout.scope().hostIds()),
                rollout.maxUnavailable(),
                rollout.maxFailed(),
                jobs,
                rollout.acts().isEmpty() ? null : rollout.acts());
    }
}
