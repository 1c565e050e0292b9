package dev.mainstay.patch.timeout;

import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The table {@code presence}, of one row. */
@ApplicationScoped
class PresenceStore {

    private final Sql sql;

    PresenceStore(Sql sql) {
        this.sql = sql;
    }

    /** When a replica was last there; held until the transaction ends. */
    Instant held() {
        return sql.query("select seen_at from presence for update").one(row -> row.instant("seen_at"));
    }

    /** Never back: replicas whose clocks differ would find absences in turn. */
    void seen(Instant now) {
        sql.update("update presence set seen_at = greatest(seen_at, :now)")
                .bind("now", now)
                .run();
    }
}
