package dev.mainstay.patch.policy.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mainstay.events.DecisionSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision as people see it: as its event, with what it holds for now.
 *
 * @param holdsForHosts number of known hosts in its scope whose last scan lists the update, 0 or more
 * @param warnings what keeps it from holding for what it names; empty when nothing does
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(@JsonUnwrapped DecisionSnapshot decision, int holdsForHosts, List<WarningView> warnings) {

    /**
     * A warning about a decision.
     *
     * @param code stable code, kebab case
     * @param message for a person, English
     * @param about the pool, the host's id or the update that it is about; absent where it is about the decision
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WarningView(
            String code, String message, @Nullable String about) {}

    static DecisionView of(DecisionSnapshot decision, DecisionReach reach) {
        return new DecisionView(
                decision,
                reach.hosts(),
                reach.warnings().stream()
                        .map(warning -> new WarningView(
                                warning.kind().code(), warning.kind().message(), warning.about()))
                        .toList());
    }
}
