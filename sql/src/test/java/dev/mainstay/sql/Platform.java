package dev.mainstay.sql;

import dev.mainstay.embedded.EmbeddedDatabase;
import dev.mainstay.embedded.Login;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives the tests an empty real database. */
public class Platform implements QuarkusTestResourceLifecycleManager {
    @SuppressWarnings("NullAway.Init") // by start
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.start();
        Login login = database.database("sql");
        return Map.of(
                "quarkus.datasource.jdbc.url", login.jdbcUrl(),
                "quarkus.datasource.username", login.user(),
                "quarkus.datasource.password", login.password());
    }

    @Override
    public void stop() {
        database.close();
    }
}
