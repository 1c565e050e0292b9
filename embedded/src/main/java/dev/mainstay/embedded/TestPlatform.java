package dev.mainstay.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * One broker and one database for all tests of a JVM, so one of each per Maven module's test run. Started when first
 * asked for, stopped when the JVM ends.
 *
 * <p>A Quarkus test has class loaders of its own, which come and go. So the servers live in the system class loader,
 * and their addresses in system properties, where every class loader finds them.
 */
public final class TestPlatform {
    private TestPlatform() {}

    /** An empty database of its own in the shared server. */
    public record Database(String name, String jdbcUrl, String user, String password) {}

    /** The shared broker, as {@code host:port}. A topic that is not created first gets 12 partitions when it is used. */
    public static String bootstrapServers() {
        return address("startBroker");
    }

    /** Creates the topics that do not exist yet: number of partitions by topic name. */
    public static void topics(Map<String, Integer> partitionsByTopic) {
        Topics.create(bootstrapServers(), partitionsByTopic);
    }

    /** An empty database that no other test has. */
    public static Database freshDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        String[] portAndFolder = address("startDatabase").split(" ", 2);
        Login login =
                Databases.ensure(Integer.parseInt(portAndFolder[0]), name, Passwords.in(Path.of(portAndFolder[1])));
        return new Database(name, login.jdbcUrl(), login.user(), login.password());
    }

    private static String address(String start) {
        String property = "dev.mainstay.embedded." + start;
        synchronized (System.getProperties()) { // the same object for all class loaders
            String known = System.getProperty(property);
            if (known == null) {
                known = inSystemClassLoader(start);
                System.setProperty(property, known);
            }
            return known;
        }
    }

    private static String inSystemClassLoader(String start) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        thread.setContextClassLoader(system); // the servers' threads inherit it
        try {
            var method =
                    Class.forName(TestServers.class.getName(), true, system).getDeclaredMethod(start);
            method.setAccessible(true);
            return String.valueOf(method.invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The test platform cannot be started", e);
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
