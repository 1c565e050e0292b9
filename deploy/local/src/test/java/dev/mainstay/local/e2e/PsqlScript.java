package dev.mainstay.local.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A script for psql, as far as the shipped one goes: statements that end with a semicolon or with {@code \gexec} at the end of a
 * line, and {@code \connect}. The embedded PostgreSQL comes without psql.
 */
final class PsqlScript {
    private static final String GEXEC = "\\gexec";
    private static final String CONNECT = "\\connect ";

    private final String server;
    private final Properties login;

    /**
     * @param server address without a database, with a slash at its end
     * @param login user, password and what TLS needs
     */
    PsqlScript(String server, Properties login) {
        this.server = server;
        this.login = login;
    }

    void run(Path script) throws IOException, SQLException {
        Connection connection = DriverManager.getConnection(server + "postgres", login);
        try {
            StringBuilder statement = new StringBuilder();
            for (String line : Files.readAllLines(script)) {
                if (line.isBlank() || line.startsWith("--")) {
                    continue;
                }
                if (line.startsWith(CONNECT)) {
                    connection.close();
                    connection = DriverManager.getConnection(server + line.substring(CONNECT.length()), login);
                } else if (line.endsWith(GEXEC)) {
                    statement.append(line, 0, line.length() - GEXEC.length());
                    executeEach(connection, taken(statement));
                } else {
                    statement.append(line).append('\n');
                    if (line.endsWith(";")) {
                        execute(connection, taken(statement));
                    }
                }
            }
            if (!statement.isEmpty()) {
                throw new IllegalArgumentException("This does not end: " + statement);
            }
        } finally {
            connection.close();
        }
    }

    private static String taken(StringBuilder statement) {
        String taken = statement.toString();
        statement.setLength(0);
        return taken;
    }

    private static void executeEach(Connection connection, String query) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                statements.add(rows.getString(1));
            }
        }
        for (String each : statements) {
            execute(connection, each);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
