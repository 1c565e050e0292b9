package dev.mainstay.patch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose bodies could not be read when they were last looked at. Each is set aside by itself, until somebody puts it right
 * (docs/adr/0032). Told once in the log of each replica, and counted. Those of jobs are told apart, as people can end jobs.
 */
@ApplicationScoped
@Startup // its meter is there before the first row is read
public class UnreadableRows {

    private static final Logger LOG = Logger.getLogger(UnreadableRows.class);

    /** What has rows, by the names of the tables. */
    public enum Table {
        BASELINE("what it approves is neither planned nor handed out"),
        DECISION("what may be declined is not known: no updates are planned or handed out while it stands"),
        PACKAGE("it counts as one that nobody registered"),
        ROLLOUT("nothing is planned, released or handed out under it");

        private final String consequence;

        Table(String consequence) {
            this.consequence = consequence;
        }

        String tableName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Table, Set<UUID>> known = Arrays.stream(Table.values())
            .collect(Collectors.toUnmodifiableMap(table -> table, table -> ConcurrentHashMap.newKeySet()));

    UnreadableRows(MeterRegistry meters) {
        known.forEach((table, rows) -> Gauge.builder("patch.rows.unreadable", rows, Set::size)
                .tag("table", table.tableName())
                .description("Rows whose bodies this replica could not read when it last looked")
                .register(meters));
    }

    /** What was read of the row; empty, and noted, where that is nothing. */
    public <T> Optional<T> read(Table table, UUID id, @Nullable T body) {
        Set<UUID> rows = Objects.requireNonNull(known.get(table), "every table has a set");
        if (body != null) {
            rows.remove(id);
        } else if (rows.add(id)) {
            LOG.errorf("table=%s id=%s The row cannot be read; %s", table.tableName(), id, table.consequence);
        }
        return Optional.ofNullable(body);
    }
}
