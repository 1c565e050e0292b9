package dev.mainstay.doctor;

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

/** A service's database: reachable, under TLS, with a login that may do its work, and of this version. And its clock. */
final class DatabaseCheck implements Check {
    private static final String URL = "quarkus.datasource.jdbc.url";
    private static final String CONNECT_SECONDS = "3";
    private static final String ANSWER_SECONDS = "5";

    @Override
    public Area area() {
        return Area.DATABASE;
    }

    @Override
    public List<Finding> look(ServiceSettings service) throws SQLException {
        String url = service.find(URL).orElse("");
        Optional<DatabaseAddress> address = DatabaseAddress.of(url);
        if (address.isEmpty()) {
            return List.of(Finding.wrong(Area.DATABASE, "database.url", URL, url));
        }
        Properties properties = new Properties();
        service.find("quarkus.datasource.username").ifPresent(user -> properties.setProperty("user", user));
        service.find("quarkus.datasource.password").ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("loginTimeout", ANSWER_SECONDS);
        properties.setProperty("socketTimeout", ANSWER_SECONDS);
        properties.setProperty("ApplicationName", "mainstay-doctor");
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok(
                    Area.DATABASE, "database.reached", address.get().text(), text(connection, "show server_version")));
            findings.add(protection(
                    address.get(), text(connection, "select ssl::text from pg_stat_ssl where pid = pg_backend_pid()")));
            findings.addAll(rights(connection));
            findings.add(version(connection, service));
            findings.add(clock(connection));
            return findings;
        } catch (SQLException e) {
            return List.of(refusal(address.get(), e));
        }
    }

    /** What a connection that did not come about says. SQLSTATE of PostgreSQL's documentation, appendix A. */
    static Finding refusal(DatabaseAddress address, SQLException failure) {
        String state = Objects.requireNonNullElse(failure.getSQLState(), "");
        String said = Lines.first(failure);
        if (said.contains("SSL") || said.contains("certificate") || said.contains("hostname")) {
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
        if (!text(connection, "select coalesce(to_regclass('flyway_schema_history')::text, '')")
                .isEmpty()) {
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
