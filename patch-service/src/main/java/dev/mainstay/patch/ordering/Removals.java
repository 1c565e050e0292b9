package dev.mainstay.patch.ordering;

import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.job.order.Removal;
import dev.mainstay.patch.ordering.NamedHosts.Choice;
import dev.mainstay.patch.policy.decision.Decisions;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Removals of updates that people order (docs/adr/0013). A removal is a job like any other, of a rollout whose limits it
 * keeps; in the same transaction the update is declined on its hosts, so that the rollout does not install it again.
 */
@ApplicationScoped
@Transactional
public class Removals {

    private final NamedHosts namedHosts;
    private final Decisions decisions;
    private final Trail trail;

    Removals(NamedHosts namedHosts, Decisions decisions, Trail trail) {
        this.namedHosts = namedHosts;
        this.decisions = decisions;
        this.trail = trail;
    }

    /** What becomes of the order. */
    sealed interface Answer {
        record Ordered(RemovalView removal) implements Answer {}

        /** Nothing was ordered. */
        record Refused(Choice why) implements Answer {}
    }

    /** What is left of an order in the trail. */
    private record Left(RemovalRequest asked, RemovalView ordered) {}

    /** @param by whoever orders it */
    Answer order(RemovalRequest request, String by) {
        Choice choice = namedHosts.choose(request.rolloutId(), request.hostIds());
        if (!(choice instanceof Choice.Ready ready)) {
            return new Answer.Refused(choice);
        }
        List<HostId> hostIds = ready.hosts().stream()
                .map(named -> new HostId(named.host().hostId()))
                .toList();
        DecisionId decision = decisions.decline(request.updateId(), hostIds, request.reason(), by);
        Removal removal = new Removal(List.of(request.update()), decision);
        RemovalView ordered = new RemovalView(decision.value(), namedHosts.plan(ready, scan -> removal));
        trail.leave("removal", decision.toString(), null, new Left(request, ordered), request.reason());
        return new Answer.Ordered(ordered);
    }
}
