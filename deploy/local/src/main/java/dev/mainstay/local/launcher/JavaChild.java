package dev.mainstay.local.launcher;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A Java process whose output goes to a log file. It keeps standard input open, so that its end tells the child ours. */
final class JavaChild implements Child {
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final Duration READY = Duration.ofMinutes(3);

    private final String name;
    private final int port;
    private final Path log;
    private final Path folder;
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final BooleanSupplier ready;
    private volatile @Nullable Process process;

    /**
     * A child that is not started yet.
     *
     * @param port it listens on, 0 for none
     * @param folder working directory
     * @param arguments of {@code java}
     * @param environment added to ours
     * @param ready whether it does its work now; asked again and again
     */
    JavaChild(
            String name,
            int port,
            Path log,
            Path folder,
            List<String> arguments,
            Map<String, String> environment,
            BooleanSupplier ready) {
        this.name = name;
        this.port = port;
        this.log = log;
        this.folder = folder;
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
        this.ready = ready;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public long pid() {
        Process running = process;
        return running == null ? 0 : running.pid();
    }

    @Override
    public boolean alive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    @Override
    public void start() {
        stop();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 23) {
            // Libraries of the services load native code and still use Unsafe; the JVM need not say so each time.
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            Process started = builder.start();
            process = started;
            awaitReady(started);
        } catch (IOException e) {
            throw new ChildNotStartedException(name + " cannot be started", e);
        }
    }

    private void awaitReady(Process started) {
        long end = System.nanoTime() + READY.toNanos();
        while (!ready.getAsBoolean()) {
            if (System.nanoTime() > end) {
                kill();
                throw new ChildNotStartedException(
                        name + " was not ready after " + READY.toSeconds() + " s; its log is " + log, null);
            }
            try {
                if (started.waitFor(50, TimeUnit.MILLISECONDS)) {
                    throw new ChildNotStartedException(
                            name + " ended by itself with code " + started.exitValue() + "; its log is " + log, null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ChildNotStartedException("Interrupted while " + name + " was starting", e);
            }
        }
    }

    @Override
    public void stop() {
        stop(STOP);
    }

    /** As {@link #stop()}, by force only after {@code patience}. */
    void stop(Duration patience) {
        Process running = process;
        if (running != null && running.isAlive()) {
            running.destroy();
            if (!ends(running, patience)) {
                kill();
            }
        }
    }

    @Override
    public void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            ends(running, STOP);
        }
    }

    private static boolean ends(Process running, Duration patience) {
        try {
            return running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
