package dev.mainstay.local.e2e;

import dev.mainstay.architecture.TestAuthority;
import dev.mainstay.broker.BrokerSetup;
import dev.mainstay.broker.TopicsFile;
import dev.mainstay.embedded.EmbeddedBroker;
import dev.mainstay.embedded.EmbeddedDatabase;
import dev.mainstay.embedded.Login;
import dev.mainstay.embedded.security.BrokerSecurity;
import dev.mainstay.embedded.security.ServerCertificate;
import dev.mainstay.local.launcher.ServiceName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Broker and database as docs/wires.md has them in production: TLS with a certificate of an authority of their own, a login for
 * each service and the rights of the shipped files. Whoever is not told otherwise has nothing.
 */
final class ProtectedStores implements AutoCloseable {
    private static final Path SCRIPT = DemoRun.ROOT.resolve("deploy/postgres/databases.sql");

    final TestAuthority authority = new TestAuthority("Estate authority");
    final EmbeddedBroker broker;
    final EmbeddedDatabase database;
    private final Path folder;
    private final Path trusted;

    ProtectedStores(Path folder) throws SQLException {
        this.folder = folder;
        this.trusted = authority.write(folder.resolve("authority.pem"));
        TestAuthority.Issued forBroker = authority.issue("broker", "127.0.0.1");
        this.broker = EmbeddedBroker.start(new BrokerSecurity(
                forBroker.writeAll(folder.resolve("broker.pem")),
                trusted,
                "broker",
                "administrator",
                "administrators"));
        TestAuthority.Issued forDatabase = authority.issue("database", "127.0.0.1");
        this.database = EmbeddedDatabase.start(new ServerCertificate(
                forDatabase.writeChain(folder.resolve("database.pem")),
                forDatabase.writeKey(folder.resolve("database.key"))));
        setUpBroker();
        setUpDatabase();
    }

    private void setUpBroker() {
        List<String> said = new ArrayList<>();
        TopicsFile file = TopicsFile.shipped().withReplicas(1);
        try (BrokerSetup setup = new BrokerSetup(file, client("administrator", "administrators"), said::add)) {
            for (ServiceName name : ServiceName.values()) {
                setup.login(name.module(), password(name.module()));
            }
            if (!setup.applyTopics(false) || !setup.applyRights("User:{login}", false)) {
                throw new AssertionError(said);
            }
        }
    }

    /** Twice: the second time there is nothing left to do, and nothing fails. */
    private void setUpDatabase() throws SQLException {
        try {
            new PsqlScript(server(), superuser()).run(SCRIPT);
            new PsqlScript(server(), superuser()).run(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (ServiceName name : ServiceName.values()) {
            changePassword(name.database(), password(name.database()));
            changePassword(migration(name), password(migration(name)));
            write(passwordFile(name), password(name.database()));
        }
    }

    static String migration(ServiceName name) {
        return name.database() + "_migration";
    }

    static String password(String login) {
        return "secret-of-" + login;
    }

    /** Of the database's login of the service, which reads it for each new connection. */
    Path passwordFile(ServiceName name) {
        return folder.resolve(name.database() + ".password");
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void changePassword(String login, String password) throws SQLException {
        asSuperuser("alter role " + login + " password '" + password + "'");
    }

    void asSuperuser(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server() + "postgres", superuser());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String server() {
        return "jdbc:postgresql://127.0.0.1:" + database.port() + "/";
    }

    private Properties superuser() {
        Login login = database.superuser();
        return verified(login.user(), login.password());
    }

    /** How somebody signs in who checks the server's certificate and name. */
    Properties verified(String user, String password) {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "verify-full");
        properties.setProperty("sslrootcert", trusted.toString());
        return properties;
    }

    /** What a service is told about its wires, and nothing else that it would not be told in production. */
    Map<String, String> environment(ServiceName name) {
        Map<String, String> environment = new HashMap<>();
        client(name.module(), password(name.module()))
                .forEach((key, value) -> environment.put(
                        "KAFKA_" + key.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value.toString()));
        environment.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                server() + name.database() + "?sslmode=verify-full&sslrootcert=" + trusted);
        environment.put("QUARKUS_DATASOURCE_USERNAME", name.database());
        environment.put(
                "QUARKUS_DATASOURCE_CREDENTIALS_PROVIDER", passwordFile(name).toString());
        environment.put("QUARKUS_FLYWAY_USERNAME", migration(name));
        environment.put("QUARKUS_FLYWAY_PASSWORD", password(migration(name)));
        return environment;
    }

    /** Settings of a Kafka client. */
    Map<String, Object> client(String login, String password) {
        return new HashMap<>(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + login
                        + "\" password=\"" + password + "\";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                trusted.toString()));
    }

    Path trusted() {
        return trusted;
    }

    @Override
    public void close() {
        broker.close();
        database.close();
    }
}
