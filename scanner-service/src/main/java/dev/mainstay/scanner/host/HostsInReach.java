package dev.mainstay.scanner.host;

import dev.mainstay.events.Scope;
import dev.mainstay.service.people.WithinReach;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Hosts held against the part of the estate for which the actor's role holds. */
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
    public void admit(Collection<Host> touched) {
        reach.hosts(touched.stream().map(HostsInReach::place).toList());
    }

    /**
     * Admits what touches, or tells of, a host, if there is one.
     *
     * @throws dev.mainstay.http.ProblemException {@code out-of-reach}
     */
    public void admit(HostId id) {
        if (!reach.everywhere()) {
            hosts.find(id).ifPresent(host -> admit(List.of(host)));
        }
    }

    /**
     * Admits what touches, or tells of, a pool as a whole.
     *
     * @throws dev.mainstay.http.ProblemException {@code out-of-reach}
     */
    public void admitPool(String fqdn) {
        if (!reach.everywhere()) {
            String pool = Scope.name(fqdn);
            reach.pool(pool, site(pool));
        }
    }

    /**
     * Admits a host that is not there yet.
     *
     * @param pool null where it is to be in none; one that has members is where they are, whatever the site of the new one
     * @throws dev.mainstay.http.ProblemException {@code out-of-reach}
     */
    public void admitNew(String site, @Nullable String pool) {
        if (reach.everywhere()) {
            return;
        }
        if (pool == null) {
            reach.site(site);
            return;
        }
        @Nullable String known = site(pool);
        reach.pool(pool, known == null ? site : known);
    }

    /** Those of the things that may be told of. */
    public <T> List<T> among(List<T> things, Function<T, UUID> hostOf) {
        return reach.everywhere()
                ? things
                : things.stream().filter(thing -> covers(hostOf.apply(thing))).toList();
    }

    private boolean covers(UUID id) {
        Optional<Host> host = hosts.find(new HostId(id));
        return host.map(HostsInReach::place).filter(reach::covers).isPresent();
    }

    /** The site of the pool's members; null where they say none, or there are none. */
    private @Nullable String site(String pool) {
        return hosts.active().stream()
                .map(HostsInReach::place)
                .filter(place -> place.pools().contains(pool))
                .flatMap(place -> Stream.ofNullable(place.site()))
                .findFirst()
                .orElse(null);
    }

    private static Scope.Place place(Host host) {
        return Scope.Place.of(host.snapshot());
    }
}
