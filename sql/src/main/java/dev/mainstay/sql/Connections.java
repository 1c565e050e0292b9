package dev.mainstay.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;
import org.jdbi.v3.core.transaction.CMTTransactionHandler;

/** JDBI over connections whose transactions are not its own. Each use takes one and gives it back at once. */
final class Connections {
    private final Jdbi jdbi;

    /** @param jdbi not yet configured */
    Connections(Jdbi jdbi) {
        jdbi.setTransactionHandler(new CMTTransactionHandler());
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        SqlStatements statements = jdbi.getConfig(SqlStatements.class);
        statements.setTemplateEngine(TemplateEngine.NOP); // "<" is an operator
        statements.setUnusedBindingAllowed(
                true); // a filter that is not asked for; one without a value is still refused
        this.jdbi = jdbi;
    }

    @FunctionalInterface
    interface Work<T> {
        T on(Handle handle) throws SQLException;
    }

    <T> T use(Work<T> work) {
        try (Handle handle = jdbi.open()) {
            return work.on(handle);
        } catch (JdbiException e) {
            throw failure(e);
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    /** As {@link #use}, but refuses to do it without a transaction, where it would do nothing. */
    <T> T useInTransaction(Work<T> work) {
        return use(handle -> {
            Connection connection = handle.getConnection();
            if (connection.getAutoCommit()) {
                throw new IllegalStateException("A temporary table needs a transaction: it is empty after each");
            }
            return work.on(handle);
        });
    }

    /** JDBI's own message holds the statement with its values, which belong into no log. */
    private static RuntimeException failure(JdbiException failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlFailedException.of(sql);
            }
        }
        return failure;
    }
}
