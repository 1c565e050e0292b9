package dev.mainstay.embedded;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One broker and one database for all tests of a JVM, so one of each per Maven module's test run. Started when first
 * asked for, stopped when the JVM ends.
 */
public final class TestPlatform {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedBroker broker;
    private static @Nullable EmbeddedDatabase database;

    private TestPlatform() {}

    /** A database of its own in the shared server. */
    public record Database(String name, String jdbcUrl, String user, String password) {}

    /** The shared broker, as {@code host:port}. */
    public static String bootstrapServers() {
        return broker().bootstrapServers();
    }

    /** Creates the topics that do not exist yet: number of partitions by topic name. */
    public static void topics(Map<String, Integer> partitionsByTopic) {
        broker().topics(partitionsByTopic);
    }

    /** An empty database that no other test has. */
    public static Database freshDatabase() {
        EmbeddedDatabase server = database();
        String name = "test_" + DATABASES.incrementAndGet();
        return new Database(name, server.jdbcUrl(name), server.user(), server.password());
    }

    private static synchronized EmbeddedBroker broker() {
        if (broker == null) {
            broker = EmbeddedBroker.start();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "end-of-test-broker"));
        }
        return broker;
    }

    private static synchronized EmbeddedDatabase database() {
        if (database == null) {
            database = EmbeddedDatabase.start();
            Runtime.getRuntime().addShutdownHook(new Thread(database::close, "end-of-test-database"));
        }
        return database;
    }
}
