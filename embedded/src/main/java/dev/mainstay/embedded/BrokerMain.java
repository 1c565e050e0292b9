package dev.mainstay.embedded;

/** The broker in a JVM of its own; see {@link ServerMain} for the arguments. */
public final class BrokerMain {
    private BrokerMain() {}

    public static void main(String[] args) {
        ServerMain.run(args, (port, directory) -> {
            EmbeddedBroker broker = EmbeddedBroker.start(port, directory);
            return new ServerMain.Running(broker.bootstrapServers(), broker::close);
        });
    }
}
