package dev.mainstay.report.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The feed of the latest events. */
@ApplicationScoped
public class FeedEntries {
    private final FeedStore store;
    private final FeedConfig config;

    FeedEntries(FeedStore store, FeedConfig config) {
        this.store = store;
        this.config = config;
    }

    /**
     * Appends to the feed in the caller's transaction and wakes the live streams at its commit. Of a batch larger than the
     * feed's share only the newest enter: nobody reads thousands of events a second.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(List<FeedEntry> entries) {
        if (!entries.isEmpty()) {
            store.append(entries.subList(Math.max(0, entries.size() - config.perBatch()), entries.size()));
        }
    }

    /** The events after an id, oldest first. */
    @Transactional
    public List<FeedEntry> after(long id, int limit) {
        return store.after(id, limit);
    }

    /** The latest events, newest first. */
    @Transactional
    public List<FeedEntry> latest(int limit) {
        return store.latest(limit);
    }

    /** The latest events, newest first, of each job only its last. */
    @Transactional
    public List<FeedEntry> latestLines(int limit) {
        return store.latestLines(limit);
    }

    /** The highest id, 0 while the feed is empty. */
    @Transactional
    public long lastId() {
        return store.lastId();
    }

    /**
     * What a reader missed who has seen everything up to an id.
     *
     * @param upTo the id up to which he is to catch up
     */
    @Transactional
    public Missed missed(long since, long upTo, int limit) {
        if (since > upTo || since + 1 < store.firstId()) {
            return new Missed(false, List.of());
        }
        List<FeedEntry> entries = store.after(since, limit + 1).stream()
                .filter(entry -> entry.id() <= upTo)
                .toList();
        return entries.size() > limit ? new Missed(false, List.of()) : new Missed(true, entries);
    }

    /** Deletes what is over the feed's size and returns how many events went. */
    @Transactional
    public int trim() {
        return store.trim(config.size());
    }

    /**
     * Missed events.
     *
     * @param complete whether these are all; if not, the reader must load everything anew
     */
    record Missed(boolean complete, List<FeedEntry> entries) {}
}
