package dev.mainstay.recovery;

import java.util.List;

/** One thing that a recovery does. Doing it again does no harm. */
sealed interface Step {

    /** What it does, for people. */
    String says();

    /** A change in one database that follows from nothing else. */
    record Change(Lost database, String says, String sql) implements Step {}

    /**
     * A change in the database of a reader that follows from what an owner knows.
     *
     * @param sql statements that find the owner's things in the temporary table {@code known (id, sequence)}
     */
    record Comparison(Lost database, String says, Known known, List<String> sql) implements Step {
        public Comparison {
            sql = List.copyOf(sql);
        }
    }

    /** The removal of all records that topics have. */
    record Emptying(String says, List<String> topics) implements Step {
        public Emptying {
            topics = List.copyOf(topics);
        }
    }

    /** The removal of how far a consumer group has read: it begins anew with the oldest records. */
    record Rereading(String says, String group) implements Step {}
}
