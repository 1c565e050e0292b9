package dev.mainstay.messaging.recovery;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What this service holds of things that topics tell of, with the sequence of each. */
public interface HeldVersions {

    /** The topics that tell of these things. */
    Set<String> topics();

    /**
     * Forgets which version is held, so that the next record counts whatever its sequence. Each call is a transaction.
     *
     * @param topic one of {@link #topics}
     * @param thing absent for every one
     * @return how many
     */
    int forgetVersions(String topic, Optional<UUID> thing);
}
