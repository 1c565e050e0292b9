package dev.mainstay.local.launcher;

import dev.mainstay.embedded.BrokerProcess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The broker, in a process of its own. */
final class BrokerChild implements Child {
    private final int port;
    private final Path data;
    private volatile @Nullable BrokerProcess process;

    BrokerChild(int port, Path data) {
        this.port = port;
        this.data = data;
    }

    @Override
    public String name() {
        return "broker";
    }

    @Override
    public long pid() {
        BrokerProcess running = process;
        return running == null ? 0 : running.pid();
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public boolean alive() {
        BrokerProcess running = process;
        return running != null && running.isAlive();
    }

    @Override
    public void start() {
        BrokerProcess running = process;
        if (running == null) {
            process = BrokerProcess.start(port, data);
        } else {
            running.restart();
        }
    }

    @Override
    public void stop() {
        BrokerProcess running = process;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void kill() {
        BrokerProcess running = process;
        if (running != null) {
            running.kill();
        }
    }
}
