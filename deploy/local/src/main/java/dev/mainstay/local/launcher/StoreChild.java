package dev.mainstay.local.launcher;

import dev.mainstay.embedded.ServerProcess;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The broker or the database, in a process of its own. PostgreSQL and the process that owns it end together.
 *
 * @param <P> which of the two
 */
final class StoreChild<P extends ServerProcess> implements Child {
    private final String name;
    private final int port;
    private final Path data;
    private final BiFunction<Integer, Path, P> first;
    private volatile @Nullable P process;

    /** A store that is not started yet; {@code first} starts it, given its port and folder. */
    StoreChild(String name, int port, Path data, BiFunction<Integer, Path, P> first) {
        this.name = name;
        this.port = port;
        this.data = data;
        this.first = first;
    }

    /** The server of the first start, which later starts bring back. */
    P process() {
        return Objects.requireNonNull(process, name + " was not started");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long pid() {
        P running = process;
        return running == null ? 0 : running.pid();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean alive() {
        P running = process;
        return running != null && running.isAlive();
    }

    @Override
    public void start() {
        P running = process;
        if (running == null) {
            process = first.apply(port, data);
        } else {
            running.restart();
        }
    }

    @Override
    public void stop() {
        P running = process;
        if (running != null) {
            running.stop();
        }
    }

    @Override
    public void kill() {
        P running = process;
        if (running != null) {
            running.kill();
        }
    }
}
