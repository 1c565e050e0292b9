package dev.mainstay.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One file per process, {@code <pid> <when it started> <port>}, by which the script knows what is ours. When it started is
 * told as the script tells it, so that a later process with the same number is not taken for it.
 */
final class PidFiles {
    private final Path folder;

    PidFiles(Path folder) {
        this.folder = folder;
    }

    void write(Child child) {
        String port = child.port() == 0 ? "-" : Integer.toString(child.port());
        try {
            Files.writeString(
                    folder.resolve(child.name() + ".pid"),
                    child.pid() + " " + started(child.pid()) + " " + port + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("No pid file can be written for " + child.name(), e);
        }
    }

    void remove(Child child) {
        try {
            Files.deleteIfExists(folder.resolve(child.name() + ".pid"));
        } catch (IOException e) {
            throw new UncheckedIOException("The pid file of " + child.name() + " cannot be removed", e);
        }
    }

    /** Linux: field 22 of {@code /proc/<pid>/stat}, in clock ticks since the machine started. Elsewhere as ps tells it. */
    private static String started(long pid) throws IOException {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (Files.isReadable(stat)) {
            String content = Files.readString(stat);
            return content.substring(content.lastIndexOf(')') + 2).split(" ", -1)[19];
        }
        ProcessBuilder ps = new ProcessBuilder("ps", "-o", "lstart=", "-p", Long.toString(pid));
        ps.environment().put("LC_ALL", "C");
        Process process = ps.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return told.replace("\n", "").replaceAll(" +", "_");
    }
}
