package dev.mainstay.testing;

import dev.mainstay.embedded.EmbeddedBroker;
import dev.mainstay.embedded.EmbeddedDatabase;
import dev.mainstay.embedded.Login;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The servers behind {@link TestPlatform}, which finds these methods by name in the class of the system class loader, of
 * which there is one. What they take and give are types of the JDK, which every class loader knows.
 */
final class TestServers {
    private static @Nullable EmbeddedBroker broker;
    private static @Nullable EmbeddedDatabase database;
    private static @Nullable TestIssuer issuer;

    private TestServers() {}

    static String bootstrapServers() {
        return broker().bootstrapServers();
    }

    static void topics(Map<String, Integer> partitionsByTopic) {
        broker().topics(partitionsByTopic);
    }

    /** The JDBC address of the named database, its user and the password. */
    static synchronized List<String> database(String name) {
        if (database == null) {
            EmbeddedDatabase started = EmbeddedDatabase.start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "end-of-test-database"));
            database = started;
        }
        Login login = database.database(name);
        return List.of(login.jdbcUrl(), login.user(), login.password());
    }

    static String issuer() {
        return theIssuer().url();
    }

    static String token(Map<String, Object> header, Map<String, Object> claims) {
        return theIssuer().sign(header, claims);
    }

    static void rotate() {
        theIssuer().rotate();
    }

    static void away(Boolean away) {
        if (away) {
            theIssuer().stop();
        } else {
            theIssuer().comeBack();
        }
    }

    private static synchronized TestIssuer theIssuer() {
        if (issuer == null) {
            issuer = new TestIssuer();
        }
        return issuer;
    }

    private static synchronized EmbeddedBroker broker() {
        if (broker == null) {
            EmbeddedBroker started = EmbeddedBroker.start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "end-of-test-broker"));
            broker = started;
        }
        return broker;
    }
}
