package dev.mainstay.report.feed;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The feed as it is passed on to the clients of the live stream that are connected to this replica. Each client has a buffer
 * of its own; one that reads too slowly is cut off and comes back with the last id it has seen.
 */
@ApplicationScoped
class LiveEvents {
    private static final int BATCH = 500;

    private final FeedEntries entries;
    private final FeedConfig config;
    private final Set<MultiEmitter<? super Signal>> clients = ConcurrentHashMap.newKeySet();
    private long position = -1;

    LiveEvents(FeedEntries entries, FeedConfig config, MeterRegistry meters) {
        this.entries = entries;
        this.config = config;
        Gauge.builder("report.live.clients", clients, Set::size)
                .description("Clients of the live stream of this replica")
                .register(meters);
    }

    /** What a client is told. */
    sealed interface Signal {
        /** Something happened. */
        record Event(FeedEntry entry) implements Signal {}

        /**
         * Events were missed that cannot be told any more: load everything anew.
         *
         * @param id where the stream goes on
         */
        record Reset(long id) implements Signal {}
    }

    /**
     * Opens a stream.
     *
     * @param lastSeen the last id the client has seen; empty to start with what happens from now on
     */
    Multi<Signal> open(OptionalLong lastSeen) {
        return Multi.createFrom()
                .<Signal>emitter(client -> join(client, lastSeen), config.clientBuffer())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    /** Passes on everything new in the feed. Called when the database has notified, and after a reconnect. */
    synchronized void passOn() {
        if (position < 0 || clients.isEmpty()) {
            position = entries.lastId();
            return;
        }
        List<FeedEntry> fresh;
        do {
            fresh = entries.after(position, BATCH);
            for (FeedEntry entry : fresh) {
                clients.forEach(client -> client.emit(new Signal.Event(entry)));
                position = entry.id();
            }
        } while (fresh.size() == BATCH);
    }

    private synchronized void join(MultiEmitter<? super Signal> client, OptionalLong lastSeen) {
        passOn();
        if (lastSeen.isPresent()) {
            FeedEntries.Missed missed = entries.missed(lastSeen.getAsLong(), position, config.clientBuffer() / 2);
            if (!missed.complete()) {
                client.emit(new Signal.Reset(position));
            }
            missed.entries().forEach(entry -> client.emit(new Signal.Event(entry)));
        }
        clients.add(client);
        client.onTermination(() -> clients.remove(client));
    }
}
