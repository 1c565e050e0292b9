package dev.mainstay.patch.job.store;

import dev.mainstay.events.Topic;
import dev.mainstay.messaging.recovery.Announcer;
import dev.mainstay.patch.job.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The jobs, published again as they stand. */
@ApplicationScoped
@Transactional
public class JobAnnouncements implements Announcer {

    private final JobLookupStore lookup;
    private final JobEvents events;

    JobAnnouncements(JobLookupStore lookup, JobEvents events) {
        this.lookup = lookup;
        this.events = events;
    }

    @Override
    public String topic() {
        return Topic.PATCH_JOBS.topicName();
    }

    @Override
    public List<UUID> things(UUID after, int most) {
        return lookup.idsAfter(after, most);
    }

    @Override
    public int announceAgain(List<UUID> things) {
        List<Job> jobs = lookup.jobs(things);
        events.announce(jobs);
        return jobs.size();
    }
}
