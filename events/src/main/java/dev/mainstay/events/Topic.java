package dev.mainstay.events;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The six topics. Their names stand here and nowhere else. */
public enum Topic {
    ESTATE_HOSTS("estate.hosts.v1", Cleanup.COMPACT, null),
    SCAN_RESULTS("scan.results.v1", Cleanup.DELETE, Duration.ofDays(14)),
    PATCH_JOBS("patch.jobs.v1", Cleanup.COMPACT_DELETE, Duration.ofDays(90)),
    PATCH_ROLLOUTS("patch.rollouts.v1", Cleanup.COMPACT_DELETE, Duration.ofDays(90)),
    PATCH_DECISIONS("patch.decisions.v1", Cleanup.COMPACT, null),
    /** Who did what, of every service; seven years. */
    AUDIT_ENTRIES("audit.entries.v1", Cleanup.DELETE, Duration.ofDays(2557));

    /** Partitions of every topic. Changing it moves keys between partitions: it takes a new major version. */
    public static final int PARTITIONS = 12;

    /** How long parked records stay in a dead-letter topic. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

    /** Most bytes of an event's data, except of a topic that says otherwise: 256 KiB. */
    private static final int EVENT_BYTES = 256 * 1024;

    /**
     * Most bytes of a scan's data: 8 MiB. The longest there is, 5,000 updates with titles of 200 characters of three bytes
     * each, eight CVEs, KBs and products, takes some 7 MiB.
     */
    private static final int SCAN_BYTES = 8 * 1024 * 1024;

    /** Room for key, headers and the batch around an event. */
    private static final int FRAME_BYTES = 128 * 1024;

    /** What the broker removes: {@code cleanup.policy} of Apache Kafka. */
    public enum Cleanup {
        COMPACT("compact"),
        DELETE("delete"),
        COMPACT_DELETE("compact,delete");

        private final String policy;

        Cleanup(String policy) {
            this.policy = policy;
        }

        /** Returns the value of the topic property {@code cleanup.policy}. */
        public String policy() {
            return policy;
        }
    }

    private final String topicName;
    private final Cleanup cleanup;
    private final Optional<Duration> retention;

    Topic(String topicName, Cleanup cleanup, @Nullable Duration retention) {
        this.topicName = topicName;
        this.cleanup = cleanup;
        this.retention = Optional.ofNullable(retention);
    }

    /** Returns the topic's name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** Returns the topic's cleanup policy. */
    public Cleanup cleanup() {
        return cleanup;
    }

    /** Returns how long the topic keeps records; empty where only compaction removes them. */
    public Optional<Duration> retention() {
        return retention;
    }

    /** Returns the most bytes that the data of an event on this topic may have. */
    public int maxEventBytes() {
        return this == SCAN_RESULTS ? SCAN_BYTES : EVENT_BYTES;
    }

    /** Returns the value of the topic property {@code max.message.bytes}, of its dead letters too. */
    public int maxMessageBytes() {
        return Math.max(1024 * 1024, maxEventBytes()) + FRAME_BYTES;
    }

    /** Returns the name of the topic in which {@code group}'s unreadable or failing records are parked. */
    public String deadLetters(String group) {
        return topicName + "." + group + ".dlq";
    }
}
