package dev.mainstay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL's {@code postmaster.pid}: line 1 is the server's process id, line 2 its data directory. The id may since
 * belong to any other process, so a process is only touched if it is a postgres on this very directory.
 */
final class PostmasterFile {
    private static final long STOP_SECONDS = 10;

    private final Path data;

    private PostmasterFile(Path data) {
        this.data = data;
    }

    static PostmasterFile in(Path data) {
        return new PostmasterFile(data);
    }

    /** The live server on this directory, if there is one. */
    Optional<ProcessHandle> server() {
        Path file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 2 || !lines.get(0).matches("\\d{1,18}")) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.get(0))).filter(this::servesTheDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot be read: " + file, e);
        }
    }

    private boolean servesTheDirectory(ProcessHandle process) {
        String command = process.info().commandLine().orElse("");
        return process.isAlive() && command.contains("postgres") && command.contains(data.toString());
    }

    /** Ends a server whose JVM is dead: politely, then by force. The caller holds the directory's lock. */
    void endOrphan() {
        Optional<ProcessHandle> orphan = server();
        orphan.ifPresent(process -> {
            interrupt(process);
            if (!endsInTime(process)) {
                process.destroyForcibly();
            }
        });
        awaitSessions();
        forget();
    }

    /**
     * Removes the file of a server that is gone. PostgreSQL itself only asks whether a process of that number exists, which
     * it does when the number was given anew, or when nobody has collected the dead process yet. Where Linux does not show
     * who works in the directory the file stays, and with it PostgreSQL's own check.
     */
    private void forget() {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return;
        }
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("The file of an earlier PostgreSQL cannot be removed", e);
        }
    }

    /** Ends the server as a power cut would, and waits until its sessions have noticed. */
    void kill() {
        server().ifPresent(ProcessHandle::destroyForcibly);
        awaitSessions();
    }

    /**
     * After a server is killed its session processes live on for a moment and hold the shared memory; a new server would
     * refuse to start. They work in the data directory, which Linux shows; elsewhere nobody is waited for.
     */
    private void awaitSessions() {
        ProcessHandle.allProcesses().filter(this::worksInTheDirectory).forEach(session -> {
            if (!endsInTime(session)) {
                throw new IllegalStateException(
                        "An earlier PostgreSQL, process " + session.pid() + ", still runs on " + data);
            }
        });
    }

    private boolean worksInTheDirectory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(data);
        } catch (IOException e) {
            return false; // ended, somebody else's, or not Linux
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown: clients are disconnected and nothing is left to recover. */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroyForcibly(); // no kill command here: the server recovers from its log
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ending an earlier PostgreSQL", e);
        }
    }

    private static boolean endsInTime(ProcessHandle process) {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot wait for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ending an earlier PostgreSQL", e);
        }
    }
}
