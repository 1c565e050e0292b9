package dev.mainstay.report.projection;

import dev.mainstay.events.Topic;
import dev.mainstay.messaging.recovery.HeldVersions;
import dev.mainstay.report.projection.HeldVersionStore.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reset of versions that were forged: what is shown stays until the next record, which counts whatever its sequence. */
@ApplicationScoped
class Resets implements HeldVersions {
    private static final Map<Topic, List<Kind>> KINDS = new EnumMap<>(Map.of(
            Topic.ESTATE_HOSTS, List.of(Kind.HOST),
            Topic.SCAN_RESULTS, List.of(Kind.SCAN, Kind.CONCLUSIONS),
            Topic.PATCH_JOBS, List.of(Kind.JOB),
            Topic.PATCH_ROLLOUTS, List.of(Kind.ROLLOUT),
            Topic.PATCH_DECISIONS, List.of(Kind.DECISION)));

    private final HeldVersionStore held;

    Resets(HeldVersionStore held) {
        this.held = held;
    }

    @Override
    public Set<String> topics() {
        return KINDS.keySet().stream().map(Topic::topicName).collect(Collectors.toSet());
    }

    @Override
    @Transactional
    public int forgetVersions(String topic, Optional<UUID> thing) {
        return KINDS.entrySet().stream()
                .filter(kinds -> kinds.getKey().topicName().equals(topic))
                .flatMap(kinds -> kinds.getValue().stream())
                .mapToInt(kind -> held.forget(kind, thing))
                .sum();
    }
}
