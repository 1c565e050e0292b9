package dev.mainstay.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;

/**
 * A statement as the database takes it. JDBI's parser makes it, and remembers what it has parsed; JDBI's own statements and
 * handles cost more than many of the queries that go through here.
 *
 * @param text with a question mark for each parameter
 * @param names of the parameters, in the order of the question marks
 */
record NamedStatement(String text, List<String> names) {
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    /** Reads a statement whose parameters are {@code :name}. */
    static NamedStatement of(String statement) {
        ParsedSql parsed = PARSER.parse(statement, null);
        return new NamedStatement(parsed.getSql(), parsed.getParameters().getParameterNames());
    }

    PreparedStatement on(Connection connection) throws SQLException {
        return connection.prepareStatement(text);
    }
}
