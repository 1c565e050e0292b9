package dev.mainstay.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A part of the estate that a decision, a rollout or a waiver is for (docs/adr/0029). Names are brought into one form when it
 * is made, as Windows and DNS compare them, without regard to case (RFC 4343): lower case, no blanks around, each once, in
 * the order given. A name of blanks alone stays, names nothing, and does not make a scope the whole estate.
 *
 * @param sites names of central or branch sites
 * @param pools FQDNs of pools
 * @param hostIds hosts besides those of the sites and pools; all three empty for the whole estate
 */
public record Scope(
        @Nullable @JsonDeserialize(as = LinkedHashSet.class) Set<String> sites,
        @JsonDeserialize(as = LinkedHashSet.class) Set<String> pools,
        @JsonDeserialize(as = LinkedHashSet.class) Set<UUID> hostIds) {

    /** The whole estate. */
    public static final Scope ESTATE = of(List.of(), List.of());

    public Scope {
        sites = sites == null ? Set.of() : each(sites, Scope::name);
        pools = each(pools, Scope::name);
        hostIds = each(hostIds, UnaryOperator.identity());
    }

    /** The scope of pools and hosts, as decisions and rollouts say it; the whole estate where both are empty. */
    public static Scope of(Collection<String> pools, Collection<UUID> hostIds) {
        return new Scope(Set.of(), new LinkedHashSet<>(pools), new LinkedHashSet<>(hostIds));
    }

    // Written only where there are any: what was stored before there were sites reads and writes as it did.
    @Override
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public Set<String> sites() {
        return sites == null ? Set.of() : sites;
    }

    public boolean wholeEstate() {
        return sites().isEmpty() && pools.isEmpty() && hostIds.isEmpty();
    }

    /** How narrowly it holds for a host; empty when it does not. */
    public Optional<Level> levelFor(Place host) {
        if (hostIds.contains(host.hostId())) {
            return Optional.of(Level.HOST);
        }
        if (host.pools().stream().anyMatch(pools::contains)) {
            return Optional.of(Level.POOL);
        }
        if (host.site() != null && sites().contains(host.site())) {
            return Optional.of(Level.SITE);
        }
        return wholeEstate() ? Optional.of(Level.ESTATE) : Optional.empty();
    }

    public boolean holdsFor(Place host) {
        return levelFor(host).isPresent();
    }

    /** How narrowly a scope holds, the widest first. */
    public enum Level {
        ESTATE,
        SITE,
        POOL,
        HOST
    }

    /**
     * Where a host is, in the form in which scopes have names.
     *
     * @param site the site's name; absent for hosts outside a topology
     * @param pools FQDNs of the pools that it is a member of
     */
    public record Place(UUID hostId, @Nullable String site, Set<String> pools) {

        public Place {
            site = site == null || site.isBlank() ? null : name(site);
            pools = each(pools, Scope::name).stream()
                    .filter(pool -> !pool.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Where a host says it is. */
        public static Place of(HostSnapshot host) {
            return new Place(
                    host.hostId(),
                    host.site(),
                    host.memberships().stream()
                            .map(membership -> membership.pool().fqdn())
                            .collect(Collectors.toSet()));
        }
    }

    /** The form in which names of sites and pools are compared. */
    public static String name(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    private static <T> Set<T> each(Set<T> given, UnaryOperator<T> form) {
        Set<T> formed = new LinkedHashSet<>();
        given.forEach(one -> formed.add(form.apply(one)));
        return Collections.unmodifiableSet(formed);
    }
}
