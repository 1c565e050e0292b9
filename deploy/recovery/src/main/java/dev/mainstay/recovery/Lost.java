package dev.mainstay.recovery;

import java.util.Locale;

/** What was lost: a database that was restored to an earlier instant or begins empty, or the data of the broker. */
enum Lost {
    SCANNER,
    PATCH,
    REPORT,
    BROKER;

    /** As the command line has it; also the name of the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of the service that owns the database, and of its consumer group. */
    String service() {
        return word() + "-service";
    }
}
