package dev.mainstay.report.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The feed of the latest events and its live stream. */
@ConfigMapping(prefix = "mainstay.report.feed")
public interface FeedConfig {

    /** How many events the feed keeps. */
    @WithDefault("10000")
    int size();

    /** How many events one batch of records may add: the newest of them. */
    @WithDefault("200")
    int perBatch();

    /** How many events a client of the live stream may lag behind before its connection is closed. */
    @WithDefault("512")
    int clientBuffer();

    /** How often the live stream says that it is alive when nothing happens. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How often the feed is cut to its size; {@code off} for never. */
    @WithDefault("60s")
    String sweepEvery();
}
