package dev.mainstay.patch.job.timeout;

import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.job.store.JobConfig;
import dev.mainstay.patch.job.store.JobQueries;
import dev.mainstay.patch.job.store.Jobs;
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

    private final PresenceStore store;
    private final JobQueries queries;
    private final Jobs jobs;
    private final JobConfig config;
    private final Clock clock;

    Presences(PresenceStore store, JobQueries queries, Jobs jobs, JobConfig config, Clock clock) {
        this.store = store;
        this.queries = queries;
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * In one transaction, so that nobody finds the service there and a lease not put off yet.
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
        ids.forEach(id -> jobs.command(id, putOff));
        LOG.infof("No replica was there for %s; %d jobs may take that much longer", absence.lasted(), ids.size());
    }
}
