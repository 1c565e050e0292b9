package dev.mainstay.patch.timeout;

import dev.mainstay.patch.JobId;
import dev.mainstay.patch.Portions;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.store.JobConfig;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.planning.Changes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Presence of the service, noted now and then; what could not be said to it while it was away is put off. */
@ApplicationScoped
class Presences {

    private static final Logger LOG = Logger.getLogger(Presences.class);

    /** Jobs that are put off in one transaction. */
    private static final int AT_ONCE = 100;

    private final PresenceStore store;
    private final JobQueries queries;
    private final Changes changes;
    private final JobConfig config;
    private final Clock clock;

    Presences(PresenceStore store, JobQueries queries, Changes changes, JobConfig config, Clock clock) {
        this.store = store;
        this.queries = queries;
        this.changes = changes;
        this.config = config;
        this.clock = clock;
    }

    /**
     * That it is there is written last, and its row is held until then, so that nobody finds the service there and a lease not put off
     * yet. Jobs are put off some at a time, each some in a transaction of its own: a replica that ends on the way leaves those put
     * off, and the next puts them off once more, so that a silent agent is missed later and never sooner.
     *
     * @return the instant up to which it was there: nothing may be judged by a later one before this is asked again
     */
    @Transactional
    Instant note() {
        Instant now = clock.instant();
        Absence.until(now, store.held(), config).ifPresent(this::putOff);
        store.seen(now);
        return now;
    }

    private void putOff(Absence absence) {
        List<JobId> ids = queries.awaited();
        JobCommand putOff = new JobCommand.PutOff(absence.lasted(), absence.heardBy());
        Portions.of(ids, AT_ONCE)
                .forEach(portion -> QuarkusTransaction.requiringNew()
                        .run(() -> portion.forEach(id -> changes.command(id, putOff))));
        LOG.infof("No replica was there for %s; %d jobs may take that much longer", absence.lasted(), ids.size());
    }
}
