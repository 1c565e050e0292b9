package dev.mainstay.patch.policy.decision;

import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.patch.HostId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a decision holds for now. Pure.
 *
 * @param hosts number of known hosts in its scope whose last scan lists the update; 0 for a decision that does not count any more
 * @param warnings what keeps it from holding for what it names; none for a decision that does not count any more
 */
record DecisionReach(int hosts, List<Warning> warnings) {

    /**
     * A warning.
     *
     * @param about the pool, the host or the update; absent where it is about the decision
     */
    record Warning(DecisionWarning kind, @Nullable String about) {}

    /**
     * Looks at a decision.
     *
     * @param estate hosts that are part of the estate
     * @param listing names of updates that the last scans of hosts list, at least the decision's
     */
    static DecisionReach of(Decision decision, List<Place> estate, Map<HostId, Set<String>> listing, Instant now) {
        if (!decision.counts(now)) {
            return new DecisionReach(0, List.of());
        }
        String update = name(decision);
        Set<UUID> known = estate.stream()
                .map(Place::hostId)
                .filter(host -> listing.getOrDefault(new HostId(host), Set.of()).contains(update))
                .collect(Collectors.toSet());
        List<Place> inScope = estate.stream().filter(decision.scope()::holdsFor).toList();
        int hosts = (int)
                inScope.stream().filter(host -> known.contains(host.hostId())).count();
        List<Warning> warnings = new ArrayList<>();
        // A waiver also holds for what only documents tell, which scanner-service knows.
        if (hosts == 0 && (decision.verdict() != Verdict.WAIVED || inScope.isEmpty())) {
            warnings.add(new Warning(DecisionWarning.HOLDS_FOR_NOTHING, null));
        }
        decision.scope().pools().stream()
                .filter(pool -> estate.stream().noneMatch(host -> host.pools().contains(pool)))
                .forEach(pool -> warnings.add(new Warning(DecisionWarning.POOL_UNKNOWN, pool)));
        decision.scope().hostIds().stream()
                .filter(id -> estate.stream().noneMatch(host -> host.hostId().equals(id)))
                .forEach(id -> warnings.add(new Warning(DecisionWarning.HOST_UNKNOWN, id.toString())));
        if (known.isEmpty()) {
            warnings.add(new Warning(DecisionWarning.UPDATE_UNLISTED, update));
        }
        return new DecisionReach(hosts, List.copyOf(warnings));
    }

    boolean forNothing() {
        return warnings.stream().anyMatch(warning -> warning.kind() == DecisionWarning.HOLDS_FOR_NOTHING);
    }

    /** The name by which findings are asked for the decision's update. */
    static String name(Decision decision) {
        return decision.kb() == null
                ? Objects.requireNonNull(decision.updateId()).toString()
                : decision.kb();
    }
}
