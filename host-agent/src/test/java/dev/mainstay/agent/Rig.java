package dev.mainstay.agent;

import static org.awaitility.Awaitility.await;

import dev.mainstay.agent.config.AgentConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A host, the services and an agent on one folder, started again whenever the host goes down: a Windows service would be. */
final class Rig implements AutoCloseable {

    final FakePlatform host = new FakePlatform();
    final ControlPlane control;
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<AgentEnd> ends = new CopyOnWriteArrayList<>();
    volatile Consumer<String> checkpoints = checkpoint -> {};
    /** How far the host's clock is from the right time. */
    volatile Duration clockOff = Duration.ZERO;
    /** After which ends an agent is started again; a service manager would do so after every one that is an error. */
    final Set<AgentEnd.Cause> startedAgainAfter = EnumSet.of(AgentEnd.Cause.HOST_DOWN);

    private final Path folder;
    private final Map<String, String> keys = new HashMap<>();
    private volatile @Nullable Agent agent;
    private volatile boolean closed;
    private volatile @Nullable Thread thread;

    Rig(Path folder) throws IOException {
        this.folder = folder;
        this.control = new ControlPlane();
        Files.writeString(folder.resolve("order-key.pem"), control.orderKeyPem());
        keys.putAll(Map.of(
                "folder", folder.toString(),
                "scanner.url", control.url(),
                "patch.url", control.url(),
                "host.fqdn", "fe01.lync.example",
                "enrolment.token", "good-token",
                "jitter.percent", "0",
                "scan.poll", "PT0.02S",
                "lease.poll", "PT0.005S"));
        keys.putAll(Map.of(
                "offline.first", "PT0.005S",
                "offline.most", "PT0.02S",
                "retry.first", "PT0.002S",
                "retry.most", "PT0.004S",
                "retry.attempts", "4",
                "readiness.pause", "PT0.002S"));
    }

    Rig with(String key, String value) {
        keys.put(key, value);
        return this;
    }

    /** Runs agents until closed; each that goes down with the host is followed by a new one on the same folder. */
    Rig start() {
        Thread started = new Thread(
                () -> {
                    while (!closed) {
                        ends.add(runOnce());
                        if (!startedAgainAfter.contains(
                                ends.get(ends.size() - 1).cause())) {
                            return;
                        }
                    }
                },
                "rig");
        thread = started;
        started.start();
        return this;
    }

    AgentEnd runOnce() {
        try {
            Agent next = new Agent(
                    AgentConfig.of(keys),
                    host,
                    new HostClock(),
                    log::add,
                    checkpoint -> checkpoints.accept(checkpoint));
            agent = next;
            return closed ? new AgentEnd(AgentEnd.Cause.CLOSED, "") : next.run();
        } catch (AgentConfig.Invalid e) {
            throw new IllegalStateException(e);
        }
    }

    Agent agent() {
        return Objects.requireNonNull(agent);
    }

    Path folder() {
        return folder;
    }

    Rig until(String what, Callable<Boolean> condition) {
        await(what)
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .until(condition);
        return this;
    }

    Rig untilResult() {
        return until("a result", () -> !control.results.isEmpty());
    }

    private final class HostClock extends Clock {
        @Override
        public Instant instant() {
            return Instant.now().plus(clockOff);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("the agent has no use for another zone");
        }
    }

    @Override
    public void close() {
        stop();
        control.close();
    }

    /** Ends the agent and waits for it. */
    void stop() {
        closed = true;
        Agent running = agent;
        if (running != null) {
            running.close();
        }
        Thread started = thread;
        if (started != null) {
            await("the agent's end").atMost(Duration.ofSeconds(10)).until(() -> !started.isAlive());
        }
    }
}
