package dev.mainstay.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** Named databases of a local server. */
final class Databases {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    private Databases() {}

    /** Creates the database if it is absent and gives its JDBC address. */
    static String ensure(int port, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        try (Connection connection = DriverManager.getConnection(
                address(port, "postgres"), EmbeddedDatabase.USER, EmbeddedDatabase.PASSWORD)) {
            if (!exists(connection, name)) {
                try (Statement create = connection.createStatement()) {
                    create.execute("create database " + name);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be created: " + name, e);
        }
        return address(port, name);
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement known = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
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
