package dev.mainstay.sql;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Statements for what comes in sets. They belong to the transaction that is active (JTA); without one each is a transaction of
 * its own. Stores hold it and nothing else of the database.
 *
 * <pre>{@code
 * sql.query("select name, at from thing where id = any (:ids)").bind("ids", ids).list(row -> new Thing(row.text("name"), row.instant("at")));
 * sql.update("delete from thing where at < :before").bind("before", instant).run();
 * sql.copy("thing (id, name)", rows -> things.forEach(thing -> rows.row().uuid(thing.id()).text(thing.name())));
 * sql.upsert(Upsert.into("thing", "id, name").replacing("id"), rows -> …);
 * }</pre>
 *
 * <p>All of them throw {@link SqlFailedException} if the database cannot do it, and {@link DuplicateKeyException} if a row with
 * the same key is there.
 */
@Singleton
public final class Sql {
    private final @Nullable DataSource dataSource;
    private final Connections connections;

    @Inject
    public Sql(DataSource dataSource) {
        this.dataSource = dataSource;
        this.connections = new Connections(dataSource, null);
    }

    private Sql(Connection connection) {
        this.dataSource = null;
        this.connections = new Connections(null, connection);
    }

    /** A statement that returns rows. Its parameters are {@code :name}. */
    public Query query(String statement) {
        return new Query(connections, statement);
    }

    /** A statement that writes. Its parameters are {@code :name}. */
    public Update update(String statement) {
        return new Update(connections, statement);
    }

    /**
     * Runs the same statement for each element, all sent together. How many rows that writes is not told: a driver that makes one
     * insert of several (reWriteBatchedInserts) does not know it.
     *
     * @param values binds what an element has
     */
    public <T> void updateEach(String statement, Collection<T> elements, BiConsumer<Batch, T> values) {
        if (elements.isEmpty()) {
            return;
        }
        NamedStatement named = NamedStatement.of(statement);
        connections.use(connection -> {
            try (PreparedStatement batch = named.on(connection)) {
                for (T element : elements) {
                    Batch one = new Batch();
                    values.accept(one, element);
                    one.giveTo(batch, named);
                    batch.addBatch();
                }
                return batch.executeBatch();
            }
        });
    }

    /**
     * COPY, the fastest way in that PostgreSQL has. Rows go as they are written, in slices: a source of any length needs no
     * more memory than a short one.
     *
     * @param target table and columns, as COPY takes them: {@code thing (id, name)}
     * @param source writes the rows; what it throws ends the copy, and nothing of it is there
     * @return the number of rows
     */
    public long copy(String target, Consumer<CopyRows> source) {
        return connections.use(connection -> copyOn(connection, target, source));
    }

    /**
     * Fills a temporary table, which is empty again when the transaction ends. What was staged there before in the transaction is
     * gone.
     *
     * @param table whose name begins with {@code staged_}
     * @param definitions its columns, with commas between: {@code id uuid, name text}
     * @return the number of rows
     * @throws IllegalStateException without a transaction
     */
    public long stage(String table, String definitions, Consumer<CopyRows> source) {
        String columns = String.join(
                ", ",
                Upsert.names(definitions).stream()
                        .map(definition -> definition.substring(0, definition.indexOf(' ')))
                        .toList());
        return connections.useInTransaction(connection -> {
            execute(
                    connection,
                    "create temporary table if not exists " + table + " (" + definitions
                            + ") on commit delete rows; delete from " + table);
            return copyOn(connection, table + " (" + columns + ")", source);
        });
    }

    /**
     * Upserts the rows that the source writes.
     *
     * @return the number of rows inserted or replaced
     * @throws IllegalStateException without a transaction
     */
    public int upsert(Upsert upsert, Consumer<CopyRows> source) {
        return stage(upsert, source) == 0 ? 0 : update(upsert.insert()).run();
    }

    /**
     * Upserts the rows that the source writes.
     *
     * @param returning the columns to tell of those inserted or replaced, with commas between
     * @return those rows
     * @throws IllegalStateException without a transaction
     */
    public <T> List<T> upsert(Upsert upsert, Consumer<CopyRows> source, String returning, RowReader<T> reader) {
        return stage(upsert, source) == 0
                ? List.of()
                : query(upsert.insert() + " returning " + returning).list(reader);
    }

    private long stage(Upsert upsert, Consumer<CopyRows> source) {
        return connections.useInTransaction(connection -> {
            execute(connection, upsert.create());
            return copyOn(connection, upsert.copyTarget(), source);
        });
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    /**
     * Does several things in a transaction of its own, on a thread that has none: committed when the work returns, rolled back
     * when it throws.
     *
     * @param work gets what belongs to that transaction
     */
    public <T> T inTransaction(Function<Sql, T> work) {
        if (dataSource == null) {
            throw new IllegalStateException("This is in a transaction of its own already");
        }
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Sql(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailedException.of(e);
        }
    }

    private static void rollBack(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e); // the connection is gone, and the transaction with it
        }
    }

    private static long copyOn(Connection connection, String target, Consumer<CopyRows> source) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + target + " from stdin (format binary)");
        try {
            CopyRows rows = new CopyRows(copy, columns(target));
            source.accept(rows);
            rows.end();
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static int columns(String target) {
        return Upsert.names(target.substring(target.indexOf('('))).size();
    }
}
