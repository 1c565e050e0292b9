package dev.mainstay.patch;

import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** Locks of PostgreSQL on what is no row: one transaction at a time, whichever replica it belongs to. */
@ApplicationScoped
public class TurnStore {

    /** What is done by one at a time. */
    public enum Turn {
        /** A run of the release plan: "release" in ASCII. */
        RELEASE(0x72656C65617365L),
        /** A new decision, so that none is made twice: "decide" in ASCII. */
        DECISION(0x6465_6369_6465L);

        /** Any number that nothing else in this database locks. */
        private final long key;

        Turn(long key) {
            this.key = key;
        }
    }

    private final Sql sql;

    TurnStore(Sql sql) {
        this.sql = sql;
    }

    /** Waits for its turn and holds it until the transaction ends; what is read afterwards is what the last one left. */
    public void await(Turn turn) {
        sql.query("select pg_advisory_xact_lock(:key)").bind("key", turn.key).any();
    }
}
