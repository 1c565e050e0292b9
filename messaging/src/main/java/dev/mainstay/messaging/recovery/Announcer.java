package dev.mainstay.messaging.recovery;

import java.util.List;
import java.util.UUID;

/**
 * One kind of thing that this service publishes as snapshots, and can publish again as it stands: the same version, with the same
 * sequence, so that whoever holds it takes no notice. For readers that hold something wrong and were told to forget it
 * ({@link HeldVersions}).
 */
public interface Announcer {

    /** The topic that tells of these things. */
    String topic();

    /**
     * Ids of things in their order.
     *
     * @param after the last id seen; {@code new UUID(0, 0)} at first
     */
    List<UUID> things(UUID after, int most);

    /** Publishes the present snapshots of those of the things that there are; returns how many. Each call is a transaction. */
    int announceAgain(List<UUID> things);
}
