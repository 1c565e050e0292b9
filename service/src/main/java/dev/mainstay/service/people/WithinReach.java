package dev.mainstay.service.people;

import dev.mainstay.events.Scope;
import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import dev.mainstay.people.CurrentActor;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Check of what an operation touches, or tells, against the part of the estate for which the actor's role holds. Where hosts and
 * pools are is as of now: what moves to another pool meanwhile is not looked at again.
 */
@Singleton
public class WithinReach {
    private final CurrentActor current;

    WithinReach(CurrentActor current) {
        this.current = current;
    }

    /** Whether there is anything to check. */
    public boolean everywhere() {
        return current.reach().everywhere();
    }

    /** Whether a host may be told of. */
    public boolean covers(Scope.Place host) {
        return current.reach().covers(host);
    }

    /** Whether a pool may be told of, as a whole. */
    public boolean coversPool(String fqdn, @Nullable String site) {
        return current.reach().coversPool(fqdn, site);
    }

    /**
     * Admits what touches these hosts.
     *
     * @throws ProblemException {@code out-of-reach}
     */
    public void hosts(Collection<Scope.Place> hosts) {
        for (Scope.Place host : hosts) {
            if (!covers(host)) {
                throw outside(
                        "The host " + host.hostId() + " of " + in(host) + " lies outside of it.",
                        List.copyOf(host.pools()));
            }
        }
    }

    /**
     * Admits what touches a pool as a whole.
     *
     * @param site null when it has none, or it is not known
     * @throws ProblemException {@code out-of-reach}
     */
    public void pool(String fqdn, @Nullable String site) {
        if (!coversPool(fqdn, site)) {
            throw outside("The pool " + fqdn + " lies outside of it.", List.of(fqdn));
        }
    }

    /**
     * Admits what touches a site as a whole.
     *
     * @throws ProblemException {@code out-of-reach}
     */
    public void site(String site) {
        if (!current.reach().coversSite(site)) {
            throw outside("The site " + site + " lies outside of it.", List.of());
        }
    }

    /**
     * Admits what touches the whole estate.
     *
     * @throws ProblemException {@code out-of-reach}
     */
    public void estate() {
        if (!everywhere()) {
            throw outside("This concerns the whole estate.", List.of());
        }
    }

    private static String in(Scope.Place host) {
        if (host.pools().isEmpty()) {
            return host.site() == null ? "no pool" : "the site " + host.site();
        }
        return (host.pools().size() == 1 ? "the pool " : "the pools ") + String.join(", ", host.pools());
    }

    private static ProblemException outside(String detail, List<String> pools) {
        return HttpProblems.OUT_OF_REACH
                .because("The role for this holds for a part of the estate alone. " + detail)
                .with("pools", pools);
    }
}
