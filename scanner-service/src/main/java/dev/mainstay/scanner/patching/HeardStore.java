package dev.mainstay.scanner.patching;

import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code heard_state}. */
@ApplicationScoped
class HeardStore {
    private final Sql sql;

    HeardStore(Sql sql) {
        this.sql = sql;
    }

    /** The next version, which nobody else gets before this transaction has ended. */
    long next() {
        return sql.query("update heard_state set version = version + 1 returning version")
                .one(row -> row.bigint("version"));
    }
}
