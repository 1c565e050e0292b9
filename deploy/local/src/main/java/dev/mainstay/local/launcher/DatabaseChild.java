package dev.mainstay.local.launcher;

import dev.mainstay.embedded.DatabaseProcess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** PostgreSQL and the process that owns it; both end together. */
final class DatabaseChild implements Child {
    private final int port;
    private final Path data;
    private volatile @Nullable DatabaseProcess process;

    DatabaseChild(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public long pid() {
        DatabaseProcess running = process;
        return running == null ? 0 : running.pid();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean alive() {
        DatabaseProcess running = process;
        return running != null && running.isAlive();
    }

    @Override
    public void start() {
        DatabaseProcess running = process;
        if (running == null) {
            process = DatabaseProcess.start(port, data);
        } else {
            running.restart();
        }
    }

    @Override
    public void stop() {
        DatabaseProcess running = process;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void kill() {
        DatabaseProcess running = process;
        if (running != null) {
            running.kill();
        }
    }

    /** The server of the last start. */
    DatabaseProcess process() {
        return java.util.Objects.requireNonNull(process, "the database was not started");
    }
}
