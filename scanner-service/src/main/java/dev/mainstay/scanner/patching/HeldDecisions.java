package dev.mainstay.scanner.patching;

import dev.mainstay.events.Topic;
import dev.mainstay.messaging.recovery.HeldVersions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The versions held of decisions. */
@ApplicationScoped
class HeldDecisions implements HeldVersions {
    private final WaiverStore waivers;

    HeldDecisions(WaiverStore waivers) {
        this.waivers = waivers;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topic.PATCH_DECISIONS.topicName());
    }

    @Override
    @Transactional
    public int forgetVersions(String topic, Optional<UUID> thing) {
        return waivers.forgetSequences(thing);
    }
}
