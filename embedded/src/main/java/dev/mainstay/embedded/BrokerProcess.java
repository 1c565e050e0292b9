package dev.mainstay.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A broker in a child JVM that can be stopped, killed and brought back on the same port with the same data. */
public final class BrokerProcess implements ServerProcess {
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final int port;
    private final Path dataDirectory;
    private ChildProcess child;

    private BrokerProcess(int port, Path dataDirectory, ChildProcess child) {
        this.port = port;
        this.dataDirectory = dataDirectory;
        this.child = child;
    }

    /**
     * Starts the child and waits until it accepts connections.
     *
     * @param port 1 to 65535, or 0 for a free one
     * @param dataDirectory made if absent
     * @throws ServerNotStartedException with what the child said, if it cannot start
     */
    public static BrokerProcess start(int port, Path dataDirectory) {
        int chosen = port == 0 ? Ports.free() : port;
        return new BrokerProcess(chosen, dataDirectory, launch(chosen, dataDirectory));
    }

    private static ChildProcess launch(int port, Path dataDirectory) {
        return ChildProcess.start(BrokerMain.class, JVM_OPTIONS, port, dataDirectory);
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public boolean isAlive() {
        return child.isAlive();
    }

    /** Creates the topics that do not exist yet: number of partitions by topic name. */
    public void topics(Map<String, Integer> partitionsByTopic) {
        Topics.create(bootstrapServers(), partitionsByTopic);
    }

    /** Ends it cleanly. */
    @Override
    public void stop() {
        child.stop();
    }

    /** Ends it as a power cut would. */
    @Override
    public void kill() {
        child.kill();
    }

    /** Brings it back on the same port and data; stops it first if it still runs. */
    @Override
    public void restart() {
        stop();
        child = launch(port, dataDirectory);
    }
}
