package dev.mainstay.patch.estate;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.Scope;
import dev.mainstay.patch.HostId;
import dev.mainstay.service.people.WithinReach;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hosts held against the part of the estate for which the actor's role holds, as this service knows the estate. A host that it does not
 * know is in nobody's part.
 */
@Singleton
public class HostsInReach {
    private final Hosts hosts;
    private final WithinReach reach;

    HostsInReach(Hosts hosts, WithinReach reach) {
        this.hosts = hosts;
        this.reach = reach;
    }

    /**
     * Admits what touches these hosts.
     *
     * @throws dev.mainstay.http.ProblemException {@code out-of-reach}
     */
    public void admit(Collection<UUID> ids) {
        if (!reach.everywhere()) {
            reach.hosts(places(ids));
        }
    }

    /**
     * Admits what holds for a scope, now and later.
     *
     * @throws dev.mainstay.http.ProblemException {@code out-of-reach}
     */
    public void admit(Scope scope) {
        if (reach.everywhere()) {
            return;
        }
        if (scope.wholeEstate()) {
            reach.estate();
        }
        scope.sites().forEach(reach::site);
        scope.pools().forEach(this::admitPool);
        admit(scope.hostIds());
    }

    /**
     * Admits what touches, or tells of, a pool as a whole.
     *
     * @throws dev.mainstay.http.ProblemException {@code out-of-reach}
     */
    public void admitPool(String fqdn) {
        if (!reach.everywhere()) {
            reach.pool(fqdn, site(Scope.name(fqdn)));
        }
    }

    /** Those of the hosts that may be told of. */
    public Set<UUID> among(Collection<UUID> ids) {
        return reach.everywhere()
                ? Set.copyOf(ids)
                : places(ids).stream()
                        .filter(reach::covers)
                        .map(Scope.Place::hostId)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private List<Scope.Place> places(Collection<UUID> ids) {
        Map<HostId, HostSnapshot> known =
                hosts.find(ids.stream().map(HostId::new).collect(Collectors.toSet()));
        return ids.stream()
                .map(id -> Optional.ofNullable(known.get(new HostId(id)))
                        .map(Scope.Place::of)
                        .orElseGet(() -> new Scope.Place(id, null, Set.of())))
                .toList();
    }

    /** The site of the pool's members; null where they say none, or there are none. */
    private @Nullable String site(String pool) {
        return hosts.active().stream()
                .map(Scope.Place::of)
                .filter(place -> place.pools().contains(pool))
                .flatMap(place -> Stream.ofNullable(place.site()))
                .findFirst()
                .orElse(null);
    }
}
