package dev.mainstay.scanner.estate.plan;

import dev.mainstay.events.HostSnapshot.PoolKind;
import org.jspecify.annotations.Nullable;

/**
 * A host that a person added: a plain Windows server, a reverse proxy. No import retires it.
 *
 * @param fqdn lower case
 * @param pool lower case; absent for a plain server that stands for itself
 */
public record AddedHost(String fqdn, String site, @Nullable String pool, PoolKind kind) {

    /** The pool it is a member of, if any: a host of a kind of its own is a pool of one, as in a topology. */
    @Nullable
    public String effectivePool() {
        if (pool != null) {
            return pool;
        }
        return kind == PoolKind.PLAIN ? null : fqdn;
    }
}
