package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The machines of the table {@code host}, counted. */
@ApplicationScoped
class HostFigureStore {
    /** A name of the topology that is no machine is scanned by nobody (docs/adr/0022). */
    private static final String MACHINES = """
            select freshness, count(*) as hosts, count(*) filter (where agent_key is null) as unenrolled,
                   count(*) filter (where identity_conflict is not null) as in_conflict, min(confirmed_at) as oldest
            from host
            where state = 'ACTIVE' and (carriers is null or agent_key is not null)
            group by freshness
            """;

    private final Sql sql;

    HostFigureStore(Sql sql) {
        this.sql = sql;
    }

    /**
     * Machines whose scans are alike.
     *
     * @param unenrolled how many of them have no agent
     * @param inConflict for how many of them it is not known which machine speaks
     * @param oldest when the last complete scan of the one arrived of which nothing was heard for longest; null before the first
     */
    record Alike(
            Freshness freshness,
            long hosts,
            long unenrolled,
            long inConflict,
            @Nullable Instant oldest) {}

    List<Alike> machines() {
        return sql.query(MACHINES)
                .list(row -> new Alike(
                        row.name("freshness", Freshness.class),
                        row.bigint("hosts"),
                        row.bigint("unenrolled"),
                        row.bigint("in_conflict"),
                        row.instantOrNull("oldest")));
    }
}
