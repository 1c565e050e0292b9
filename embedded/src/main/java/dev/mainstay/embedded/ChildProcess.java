package dev.mainstay.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server's main class in a child JVM that ends when this JVM ends, even if this one is killed: the child watches its
 * standard input. What it says on standard error goes to {@code <data directory>/stderr.log}.
 */
final class ChildProcess {
    private static final long STOP_SECONDS = 30;

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts the child and waits until it is ready.
     *
     * @throws ServerNotStartedException with what the child said, if it ends before it is ready
     */
    static ChildProcess start(Class<?> main, List<String> jvmOptions, int port, Path dataDirectory) {
        Path directory = dataDirectory.toAbsolutePath().normalize();
        Path errors = directory.resolve("stderr.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow"); // Kafka still unmaps its buffers that way
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of("--port", Integer.toString(port), "--data-dir", directory.toString()));
        command.add("--exit-on-stdin-close");
        try {
            PrivateFolder.at(directory);
            Process process = new ProcessBuilder(command)
                    .redirectError(Redirect.to(errors.toFile()))
                    .start();
            awaitReady(process, errors);
            return new ChildProcess(process);
        } catch (IOException e) {
            throw new UncheckedIOException(main.getSimpleName() + " cannot be started", e);
        }
    }

    private static void awaitReady(Process process, Path errors) throws IOException {
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(ServerMain.READY)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new ServerNotStartedException(Files.readString(errors).strip());
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM, and by force if that takes longer than 30 s. */
    void stop() {
        process.destroy();
        if (!endsInTime()) {
            kill();
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        if (!endsInTime()) {
            throw new IllegalStateException("Process " + process.pid() + " does not end");
        }
    }

    private boolean endsInTime() {
        try {
            return process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ending process " + process.pid(), e);
        }
    }
}
