package dev.mainstay.patch.job.order;

import dev.mainstay.patch.DecisionId;
import java.util.List;

/**
 * Updates that a person wants removed (docs/adr/0013).
 *
 * @param updates at least one
 * @param decision the decision that declines them: while it stands they are removed
 */
public record Removal(List<OrderedUpdate> updates, DecisionId decision) implements Work {

    public Removal {
        updates = List.copyOf(updates);
    }

    @Override
    public String fingerprint() {
        return "removal-" + OrderedUpdate.fingerprint(updates);
    }
}
