package dev.mainstay.scanner.patching;

import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code patch_facts_state}: the version of all that patch-service has said. */
@ApplicationScoped
class PatchFactsVersionStore {
    private final Sql sql;

    PatchFactsVersionStore(Sql sql) {
        this.sql = sql;
    }

    /** The next version, which nobody else gets before this transaction has ended. */
    long next() {
        return sql.query("update patch_facts_state set version = version + 1 returning version")
                .one(row -> row.bigint("version"));
    }
}
