package dev.mainstay.patch.job.order;

import java.util.List;

/**
 * Updates that are approved and missing, installed by the host's Windows Update.
 *
 * @param updates in the order in which they are installed, at least one
 */
public record Installation(List<OrderedUpdate> updates) implements Work {

    public Installation {
        updates = List.copyOf(updates);
    }

    @Override
    public String fingerprint() {
        return OrderedUpdate.fingerprint(updates);
    }
}
