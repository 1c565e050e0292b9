package dev.mainstay.messaging.recovery;

import dev.mainstay.messaging.AdminText;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for when a reader holds something wrong.
 *
 * @param topic whose things
 * @param thing id of one of them, a UUID; absent for every one
 * @param reason why, 1 to 1,000 characters
 */
record RecoveryRequest(
        @Nullable String topic,
        @Nullable String thing,
        @Nullable String reason) {

    /** Throws an IllegalArgumentException naming the member that is missing or out of its range. */
    Recovery checked() {
        if (topic == null) {
            throw new IllegalArgumentException("topic: a name");
        }
        String why = AdminText.required("reason", reason, 1000);
        try {
            return new Recovery(topic, Optional.ofNullable(thing).map(UUID::fromString), why);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("thing: a UUID", e);
        }
    }

    /** The same, with nothing out of its range. */
    record Recovery(String topic, Optional<UUID> thing, String reason) {}
}
