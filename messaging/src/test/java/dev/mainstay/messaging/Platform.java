package dev.mainstay.messaging;

import dev.mainstay.embedded.BrokerProcess;
import dev.mainstay.embedded.DatabaseProcess;
import dev.mainstay.embedded.Login;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A broker and a database in child processes, so that tests can kill them and bring them back. */
public class Platform implements QuarkusTestResourceLifecycleManager {
    @SuppressWarnings("NullAway.Init") // by start
    private BrokerProcess broker;

    @SuppressWarnings("NullAway.Init") // by start
    private DatabaseProcess database;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("messaging-test-");
            broker = BrokerProcess.start(0, directory.resolve("broker"));
            database = DatabaseProcess.start(0, directory.resolve("database"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        broker.topics(Map.of(
                "letters.v1", 4, "letters.v1.letter-readers.dlq", 1, "storm.v1", 1, "storm.v1.storm-readers.dlq", 1));
        Login login = database.database("messaging");
        return Map.of(
                "kafka.bootstrap.servers", broker.bootstrapServers(),
                "quarkus.datasource.jdbc.url", login.jdbcUrl(),
                "quarkus.datasource.username", login.user(),
                "quarkus.datasource.password", login.password());
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(broker, new TestInjector.MatchesType(BrokerProcess.class));
        testInjector.injectIntoFields(database, new TestInjector.MatchesType(DatabaseProcess.class));
    }

    @Override
    public void stop() {
        broker.stop();
        database.close();
    }
}
