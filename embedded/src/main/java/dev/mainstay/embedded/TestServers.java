package dev.mainstay.embedded;

/** Starter of the servers behind {@link TestPlatform}, which finds these methods by name. */
final class TestServers {
    private TestServers() {}

    static String startBroker() {
        EmbeddedBroker broker = EmbeddedBroker.start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "end-of-test-broker"));
        return broker.bootstrapServers();
    }

    /** Its port and where its passwords lie. */
    static String startDatabase() {
        EmbeddedDatabase database = EmbeddedDatabase.start();
        Runtime.getRuntime().addShutdownHook(new Thread(database::close, "end-of-test-database"));
        return database.port() + " " + database.dataDirectory();
    }
}
