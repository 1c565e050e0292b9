package dev.mainstay.recovery;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A recovery's steps, carried out while no service runs: databases first, each in one transaction, then the broker. */
final class Mending {
    private static final List<Lost> DATABASES = List.of(Lost.SCANNER, Lost.PATCH, Lost.REPORT);

    /** Entries are published within moments; this is more than clocks differ. */
    private static final Duration BEFORE = Duration.ofDays(1);

    private final Settings settings;
    private final PrintStream out;

    Mending(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    /**
     * Does it.
     *
     * @param to instant to which databases were restored
     * @throws RecoveryFailedException if a service runs, or something is not there; each database is as before, or as it is to be
     */
    void run(Set<Lost> lost, @Nullable Instant to) {
        List<Step> steps = RecoveryPlanner.plan(lost);
        Map<Lost, Database> databases = new EnumMap<>(Lost.class);
        try (Broker broker = Broker.at(settings.kafka())) {
            Set<String> missing = broker.missingTopics();
            if (!missing.isEmpty()) {
                throw new RecoveryFailedException(
                        "The broker lacks " + String.join(", ", missing) + ": make the topics first");
            }
            int members = broker.members(DATABASES.stream().map(Lost::service).toList());
            if (members > 0) {
                throw new RecoveryFailedException(
                        ("%d consumers of the services are at the broker: stop the services first, and wait a minute for one that"
                                        + " was killed")
                                .formatted(members));
            }
            settings.databases().forEach((database, login) -> databases.put(database, Database.open(login)));
            steps.forEach(step -> change(step, databases));
            if (to != null) {
                compareTrails(lost, to, databases);
            }
            databases.values().forEach(Database::commit);
            steps.forEach(step -> change(step, broker));
        } finally {
            databases.values().forEach(Database::close);
        }
        out.println("Done. Start the services, then run: announce");
    }

    private void change(Step step, Map<Lost, Database> databases) {
        switch (step) {
            case Step.Change change -> {
                int rows = of(change.database(), databases).change(change.sql());
                tell(change.database().word(), rows, change.says());
            }
            case Step.Comparison comparison -> {
                Map<UUID, Long> known = of(comparison.known().owner(), databases)
                        .versions(comparison.known().query());
                Database reader = of(comparison.database(), databases);
                reader.know(known);
                int rows = comparison.sql().stream().mapToInt(reader::change).sum();
                tell(comparison.database().word(), rows, comparison.says());
            }
            case Step.Emptying emptying -> {
                // The broker's.
            }
            case Step.Rereading rereading -> {
                // The broker's.
            }
        }
    }

    private void change(Step step, Broker broker) {
        switch (step) {
            case Step.Emptying emptying ->
                tell(
                        "broker",
                        broker.empty(emptying.topics()),
                        emptying.says() + ": " + String.join(", ", emptying.topics()));
            case Step.Rereading rereading ->
                tell("broker", broker.forget(rereading.group()) ? 1 : 0, rereading.says() + ": " + rereading.group());
            case Step.Change change -> {
                // Was done.
            }
            case Step.Comparison comparison -> {
                // Was done.
            }
        }
    }

    private void compareTrails(Set<Lost> lost, Instant to, Map<Lost, Database> databases) {
        Map<String, Long> published = TrailTopic.lastNumbers(settings.kafka(), to.minus(BEFORE));
        for (Lost database : DATABASES) {
            if (lost.contains(database)) {
                long restored = of(database, databases).number("select number from trail_head");
                long last = published.getOrDefault(database.service(), 0L);
                if (last > restored) {
                    out.printf(
                            "%-8s %6d  entries of the trail were taken back: %d to %d are on audit.entries.v1 alone, and these"
                                    + " numbers come a second time%n",
                            database.word(), last - restored, restored + 1, last);
                }
            }
        }
    }

    private static Database of(Lost database, Map<Lost, Database> databases) {
        Database found = databases.get(database);
        if (found == null) {
            throw new IllegalStateException(database.word());
        }
        return found;
    }

    private void tell(String where, long rows, String what) {
        out.printf("%-8s %6d  %s%n", where, rows, what);
    }
}
