package dev.mainstay.embedded;

import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL owned by a child JVM, which can be stopped, killed and brought back on the same port with the same data. */
public final class DatabaseProcess implements ServerProcess {
    private static final List<String> JVM_OPTIONS =
            List.of("-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final int port;
    private final Path dataDirectory;
    private ChildProcess child;

    private DatabaseProcess(int port, Path dataDirectory, ChildProcess child) {
        this.port = port;
        this.dataDirectory = dataDirectory;
        this.child = child;
    }

    /**
     * Starts the child and waits until the server accepts connections.
     *
     * @param port 1 to 65535, or 0 for a free one
     * @param dataDirectory made if absent
     * @throws ServerNotStartedException with what the child said, if it cannot start
     */
    public static DatabaseProcess start(int port, Path dataDirectory) {
        int chosen = port == 0 ? Ports.free() : port;
        return new DatabaseProcess(chosen, dataDirectory, launch(chosen, dataDirectory));
    }

    private static ChildProcess launch(int port, Path dataDirectory) {
        return ChildProcess.start(DatabaseMain.class, JVM_OPTIONS, port, dataDirectory);
    }

    @Override
    public int port() {
        return port;
    }

    /** The way into the named database, which is created if it is absent; the server must run. */
    public Login database(String name) {
        return Databases.ensure(port, name, Passwords.in(dataDirectory));
    }

    /** Process id of the child JVM; the server is a child of it. */
    @Override
    public long pid() {
        return child.pid();
    }

    @Override
    public boolean isAlive() {
        return child.isAlive() && server().server().isPresent();
    }

    /** Ends it cleanly. */
    @Override
    public void stop() {
        child.stop();
    }

    /** Ends the server and its JVM as a power cut would. */
    @Override
    public void kill() {
        server().kill();
        child.kill();
    }

    /** Kills the JVM only: the server stays behind as an orphan, which the next start on the directory ends. */
    public void killOwner() {
        child.kill();
    }

    /** Brings it back on the same port and data; stops it first if it still runs. */
    @Override
    public void restart() {
        stop();
        child = launch(port, dataDirectory);
    }

    private PostmasterFile server() {
        return PostmasterFile.in(dataDirectory.toAbsolutePath().normalize().resolve("postgres"));
    }

    @Override
    public void close() {
        stop();
        server().endOrphan();
    }
}
