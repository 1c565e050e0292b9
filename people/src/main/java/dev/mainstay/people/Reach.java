package dev.mainstay.people;

import dev.mainstay.events.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody's permission for one operation goes: the parts of the estate of all grants that permit it.
 *
 * @param scopes none where nothing is permitted
 */
public record Reach(List<Scope> scopes) {
    private static final UUID NO_HOST = new UUID(0, 0);

    /** Nothing at all. */
    public static final Reach NOWHERE = new Reach(List.of());

    /** The whole estate. */
    public static final Reach EVERYWHERE = new Reach(List.of(Scope.ESTATE));

    public Reach {
        scopes = List.copyOf(scopes);
    }

    /** How far grants go for an operation that these roles may call. */
    public static Reach of(List<Grant> grants, Role... permitted) {
        return new Reach(grants.stream()
                .filter(grant -> Arrays.stream(permitted).anyMatch(grant.role()::includes))
                .map(Grant::scope)
                .toList());
    }

    public boolean nowhere() {
        return scopes.isEmpty();
    }

    public boolean everywhere() {
        return scopes.stream().anyMatch(Scope::wholeEstate);
    }

    /** Whether a host that is there is within reach; one in two pools is when one of them is. */
    public boolean covers(Scope.Place host) {
        return scopes.stream().anyMatch(scope -> scope.holdsFor(host));
    }

    /**
     * Whether a pool is within reach as a whole.
     *
     * @param site null when it has none, or it is not known
     */
    public boolean coversPool(String fqdn, @Nullable String site) {
        return covers(new Scope.Place(NO_HOST, site, Set.of(fqdn)));
    }

    /** Whether a site is within reach as a whole. */
    public boolean coversSite(String site) {
        return covers(new Scope.Place(NO_HOST, site, Set.of()));
    }
}
