package dev.mainstay.testing;

import dev.mainstay.embedded.Login;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One broker and one database for all tests of a JVM, so one of each per Maven module's test run. Started when first
 * asked for, stopped when the JVM ends.
 *
 * <p>A Quarkus test has class loaders of its own, which come and go. So the servers live in the system class loader.
 */
public final class TestPlatform {
    private TestPlatform() {}

    /** The shared broker, as {@code host:port}. A topic that is not created first gets 12 partitions when it is used. */
    public static String bootstrapServers() {
        return String.valueOf(inSystemClassLoader("bootstrapServers"));
    }

    /** Creates the topics that do not exist yet: number of partitions by topic name. */
    public static void topics(Map<String, Integer> partitionsByTopic) {
        inSystemClassLoader("topics", partitionsByTopic);
    }

    /** The way into an empty database that no other test has. */
    public static Login freshDatabase() {
        String name = "test_" + UUID.randomUUID().toString().replace("-", "");
        List<?> login = (List<?>) Objects.requireNonNull(inSystemClassLoader("database", name));
        return new Login(
                login.get(0).toString(), login.get(1).toString(), login.get(2).toString());
    }

    /** What a method of {@link TestServers} gives; it takes and gives types of the JDK. */
    static @Nullable Object inSystemClassLoader(String name, Object... arguments) {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        ClassLoader system = ClassLoader.getSystemClassLoader();
        thread.setContextClassLoader(system); // the servers' threads inherit it
        try {
            Class<?> servers = Class.forName(TestServers.class.getName(), true, system);
            Method method = Stream.of(servers.getDeclaredMethods())
                    .filter(each -> each.getName().equals(name))
                    .findAny()
                    .orElseThrow();
            method.setAccessible(true);
            return method.invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The test platform cannot be started", e);
        } finally {
            thread.setContextClassLoader(own);
        }
    }
}
