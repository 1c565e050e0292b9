package dev.mainstay.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLHandshakeException;

/**
 * A service's database: reachable, under TLS, with a login that may do its work, and of this version. Its clock. And the login that
 * makes the tables, where the service does that itself with one of its own.
 */
final class DatabaseCheck implements Check {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String USER = "quarkus.datasource.username";
    private static final String PASSWORD = "quarkus.datasource.password";
    private static final String PASSWORD_FILE = "quarkus.datasource.credentials-provider";
    private static final String MAKER = "quarkus.flyway.username";
    private static final String MAKERS_PASSWORD = "quarkus.flyway.password";
    private static final String CONNECT_SECONDS = "3";
    private static final String ANSWER_SECONDS = "5";

    @Override
    public Area area() {
        return Area.DATABASE;
    }

    @Override
    public List<Finding> look(ServiceSettings service) throws IOException {
        String url = service.find(URL).orElse("");
        Optional<DatabaseAddress> address = DatabaseAddress.of(url);
        if (address.isEmpty()) {
            return List.of(Finding.wrong(Area.DATABASE, "database.url", URL, url));
        }
        List<Finding> findings = new ArrayList<>();
        Optional<String> password = service.find(PASSWORD);
        Optional<Path> file = service.find(PASSWORD_FILE).map(Path::of);
        if (file.isPresent()) {
            password = passwordIn(file.get());
            if (password.isEmpty()) {
                return List.of(Finding.wrong(Area.DATABASE, "database.nopassword", file.get(), PASSWORD_FILE));
            }
            findings.add(
                    KeyFile.isReadByOthers(file.get())
                            ? Finding.wrong(Area.DATABASE, "database.open", file.get())
                            : Finding.ok(Area.DATABASE, "database.password", file.get()));
        }
        List<Finding> served = asService(service, address.get(), url, password);
        Optional<String> maker = service.find(MAKER).filter(any -> service.is("quarkus.flyway.migrate-at-start"));
        if (maker.isEmpty() || has(served, "database.away")) {
            findings.addAll(served);
            return findings;
        }
        List<Finding> made = asMaker(address.get(), url, maker.get(), service.find(MAKERS_PASSWORD));
        // The migrations let the service's login in: before the first of them nobody is.
        if (!(has(served, "database.shut") && has(made, "database.new"))) {
            findings.addAll(served);
        }
        findings.addAll(made);
        return findings;
    }

    private static boolean has(List<Finding> findings, String code) {
        return findings.stream().anyMatch(finding -> finding.code().equals(code));
    }

    /** Its first and only line, as the service reads it for each connection; empty where there is none that can be read. */
    private static Optional<String> passwordIn(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(password -> !password.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Properties login(Optional<String> user, Optional<String> password) {
        Properties properties = new Properties();
        user.ifPresent(name -> properties.setProperty("user", name));
        password.ifPresent(text -> properties.setProperty("password", text));
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", ANSWER_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("ApplicationName", "mainstay-doctor");
        return properties;
    }

    /** The login that makes the tables. */
    private static List<Finding> asMaker(DatabaseAddress address, String url, String maker, Optional<String> password) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, login(Optional.of(maker), password))) {
            findings.add(
                    Boolean.parseBoolean(text(connection, "select has_schema_privilege('public', 'create')::text"))
                            ? Finding.ok(Area.DATABASE, "database.maker", maker)
                            : Finding.wrong(Area.DATABASE, "database.nomaker", maker));
            if (isNew(connection)) {
                findings.add(Finding.ok(Area.DATABASE, "database.new"));
            }
        } catch (SQLException e) {
            findings.add(Finding.wrong(Area.DATABASE, "database.makerout", maker, address.text(), Lines.first(e)));
        }
        return findings;
    }

    private static boolean isNew(Connection connection) throws SQLException {
        return text(connection, "select coalesce(to_regclass('flyway_schema_history')::text, '')")
                .isEmpty();
    }

    private static List<Finding> asService(
            ServiceSettings service, DatabaseAddress address, String url, Optional<String> password) {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, login(service.find(USER), password))) {
            findings.add(Finding.ok(
                    Area.DATABASE, "database.reached", address.text(), text(connection, "show server_version")));
            findings.add(protection(
                    address, text(connection, "select ssl::text from pg_stat_ssl where pid = pg_backend_pid()")));
            findings.addAll(rights(connection));
            findings.add(version(connection, service));
            findings.add(clock(connection));
            return findings;
        } catch (SQLException e) {
            return List.of(refusal(address, e));
        }
    }

    /** What a connection that did not come about says. SQLSTATE of PostgreSQL's documentation, appendix A. */
    static Finding refusal(DatabaseAddress address, SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        String said = Lines.first(failure);
        if (isOfTls(failure) || said.contains("SSL") || said.contains("certificate") || said.contains("hostname")) {
            return Finding.wrong(Area.DATABASE, "database.tls", address.text(), said);
        }
        return switch (state) {
            case "28P01", "28000" -> Finding.wrong(Area.DATABASE, "database.login", address.text(), said);
            case "3D000" -> Finding.wrong(Area.DATABASE, "database.none", address.text(), said);
            case "42501" -> Finding.wrong(Area.DATABASE, "database.shut", address.text(), said);
            case "53300", "57P03" -> Finding.wrong(Area.DATABASE, "database.busy", address.text(), said);
            default -> Finding.wrong(Area.DATABASE, "database.away", address.text(), said);
        };
    }

    /** Whether a handshake failed, whatever its innermost cause calls it. */
    private static boolean isOfTls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLHandshakeException || cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    static Finding protection(DatabaseAddress address, String ssl) {
        boolean tls = Boolean.parseBoolean(ssl);
        if (!ServiceSettings.isElsewhere(address.host())) {
            return Finding.ok(Area.DATABASE, tls ? "database.protected" : "database.here");
        }
        if (!tls) {
            return Finding.wrong(Area.DATABASE, "database.clear", address.host());
        }
        return address.sslMode().equals("verify-full")
                ? Finding.ok(Area.DATABASE, "database.protected")
                : Finding.warning(Area.DATABASE, "database.unverified", address.sslMode());
    }

    private static List<Finding> rights(Connection connection) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        if (Boolean.parseBoolean(
                text(
                        connection,
                        "select (rolsuper or rolcreaterole or rolcreatedb)::text from pg_roles where rolname = current_user"))) {
            findings.add(Finding.warning(Area.DATABASE, "database.powerful", text(connection, "select current_user")));
        }
        String shut = text(connection, """
                select coalesce(string_agg(c.relname, ', ' order by c.relname), '')
                  from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
                   and c.relname <> 'flyway_schema_history'
                   and not (has_table_privilege(c.oid, 'select') and has_table_privilege(c.oid, 'insert'))""");
        findings.add(
                shut.isEmpty()
                        ? Finding.ok(Area.DATABASE, "database.rights")
                        : Finding.wrong(Area.DATABASE, "database.norights", shut));
        return findings;
    }

    private static Finding version(Connection connection, ServiceSettings service) throws SQLException {
        Optional<Set<String>> applied = Optional.empty();
        if (!isNew(connection)) {
            if (!Boolean.parseBoolean(
                    text(connection, "select has_table_privilege('flyway_schema_history', 'select')::text"))) {
                return Finding.ok(Area.DATABASE, "database.untold");
            }
            applied = Optional.of(applied(connection));
        }
        return MigrationState.judge(
                MigrationState.shipped(service.name()), applied, service.is("quarkus.flyway.migrate-at-start"));
    }

    /** Versions of the migrations that went through. */
    private static Set<String> applied(Connection connection) throws SQLException {
        Set<String> versions = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select version from flyway_schema_history where success and version is not null");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }

    private static Finding clock(Connection connection) throws SQLException {
        Instant asked = Instant.now();
        try (PreparedStatement statement = connection.prepareStatement("select clock_timestamp()");
                ResultSet row = statement.executeQuery()) {
            row.next();
            Instant told = row.getObject(1, OffsetDateTime.class).toInstant();
            return Clocks.judge("database", told, asked, Instant.now());
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Objects.requireNonNullElse(row.getString(1), "") : "";
        }
    }
}
