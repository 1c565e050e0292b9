package dev.mainstay.scanner.patching;

import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code heard_state}. */
@ApplicationScoped
class HeardStore {
    private final SqlStore sql;

    HeardStore(SqlStore sql) {
        this.sql = sql;
    }

    /** The next version, which nobody else gets before this transaction has ended. */
    long next() {
        return sql.first(
                        "update heard_state set version = version + 1 returning version", row -> row.getLong("version"))
                .orElseThrow();
    }
}
