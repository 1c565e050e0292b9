package dev.mainstay.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A statement that returns rows: a {@code select}, or one that writes and says what it wrote ({@code returning}). */
public final class Query extends Values<Query> {
    private final Connections connections;
    private final String statement;
    private int fetch;

    Query(Connections connections, String statement) {
        this.connections = connections;
        this.statement = statement;
    }

    /**
     * Says how many rows to hold at once, instead of all; this needs an active transaction.
     *
     * @param rows 1 or more
     */
    public Query fetch(int rows) {
        fetch = rows;
        return this;
    }

    /** All rows, in the query's order: for what is known to be few. */
    public <T> List<T> list(RowReader<T> reader) {
        List<T> found = new ArrayList<>();
        each(row -> found.add(reader.read(row)));
        return found;
    }

    /** The first row, if there is one. */
    public <T> Optional<T> first(RowReader<T> reader) {
        return list(reader).stream().findFirst();
    }

    /**
     * The only row of a query that always has one, such as a count.
     *
     * @throws IllegalStateException if it has none, or more
     */
    public <T> T one(RowReader<T> reader) {
        List<T> found = list(reader);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " rows instead of one");
        }
        return found.getFirst();
    }

    /** Whether there is a row. */
    public boolean any() {
        return first(row -> true).isPresent();
    }

    /** Does something with one row after the other, in the query's order, and says how many there were. */
    public int each(Consumer<Row> taker) {
        NamedStatement named = NamedStatement.of(statement);
        return connections.use(connection -> {
            try (PreparedStatement query = named.on(connection)) {
                query.setFetchSize(fetch);
                giveTo(query, named);
                try (ResultSet found = query.executeQuery()) {
                    Row row = new Row(found);
                    int read = 0;
                    while (found.next()) {
                        taker.accept(row);
                        read++;
                    }
                    return read;
                }
            }
        });
    }

    @Override
    Query self() {
        return this;
    }
}
