package dev.mainstay.sql;

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
        return connections.use(handle -> {
            try (org.jdbi.v3.core.statement.Update update = handle.createUpdate(statement)) {
                giveTo(update);
                return update.execute();
            }
        });
    }

    @Override
    Update self() {
        return this;
    }
}
