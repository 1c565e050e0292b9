package dev.mainstay.sql;

import java.sql.PreparedStatement;

/** A statement that writes. */
public final class Update extends Values<Update> {
    private final Connections connections;
    private final String statement;

    Update(Connections connections, String statement) {
        this.connections = connections;
        this.statement = statement;
    }

    /**
     * Runs it.
     *
     * @return the number of rows written; 0 for a statement that writes none
     * @throws DuplicateKeyException if there is a row with the same key
     * @throws SqlFailedException if the database cannot do it
     */
    public int run() {
        NamedStatement named = NamedStatement.of(statement);
        return connections.use(connection -> {
            try (PreparedStatement update = named.on(connection)) {
                giveTo(update, named);
                update.execute();
                return Math.max(update.getUpdateCount(), 0);
            }
        });
    }

    @Override
    Update self() {
        return this;
    }
}
