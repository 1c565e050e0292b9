package dev.mainstay.report.feed;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Timer that keeps the feed at its size. */
@ApplicationScoped
class FeedSweep {
    private final FeedEntries entries;

    FeedSweep(FeedEntries entries) {
        this.entries = entries;
    }

    @Scheduled(
            identity = "feed",
            every = "{mainstay.report.feed.sweep-every}",
            delayed = "60s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        entries.trim();
    }
}
