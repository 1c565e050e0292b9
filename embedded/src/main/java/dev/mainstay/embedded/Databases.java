package dev.mainstay.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Named databases of a local server, each with a role of the same name that owns it. */
final class Databases {
    private static final Pattern NAME = Pattern.compile("(?!postgres$|template|pg_)[a-z][a-z0-9_]{0,62}");

    private Databases() {}

    /** Creates the role and the database if they are absent and gives the way in. */
    static Login ensure(int port, String name, Passwords passwords) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        String password = passwords.of(name);
        try (Connection connection = DriverManager.getConnection(
                        address(port, "postgres"),
                        EmbeddedDatabase.SUPERUSER,
                        passwords.of(EmbeddedDatabase.SUPERUSER));
                Statement statement = connection.createStatement()) {
            // Names are checked above, and passwords are made of letters, digits, - and _.
            String role = exists(connection, "select 1 from pg_roles where rolname = ?", name) ? "alter" : "create";
            statement.execute(
                    role + " role " + name + " login nosuperuser nocreatedb nocreaterole password '" + password + "'");
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database " + name + " owner " + name);
                statement.execute("revoke all on database " + name + " from public");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be created: " + name, e);
        }
        return new Login(address(port, name), name, password);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement(query)) {
            known.setString(1, name);
            try (ResultSet found = known.executeQuery()) {
                return found.next();
            }
        }
    }

    private static String address(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name;
    }
}
