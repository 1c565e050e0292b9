package dev.mainstay.local.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process that up started, as its pid file tells: {@code <pid> <when it started> <port>}. By when it started it is told from
 * a later process with the same number.
 *
 * @param pid 0 when the file is not there or tells none
 * @param started empty when the file does not tell
 * @param port 0 for none
 */
public record PidFile(Path file, long pid, String started, int port) {
    private static final Pattern CONTENT = Pattern.compile("(\\d{1,18}) (\\S+) (-|\\d{1,5})\\s*");

    /** The pid files of a folder in the order of their names, none when there is no such folder. */
    static List<PidFile> in(Path folder) {
        List<PidFile> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.pid")) {
                found.forEach(file -> files.add(read(file)));
            } catch (IOException e) {
                throw new UncheckedIOException("Not to be read: " + folder, e);
            }
        }
        files.sort(Comparator.comparing(PidFile::name));
        return files;
    }

    static PidFile read(Path file) {
        try {
            Matcher content = CONTENT.matcher(Files.readString(file));
            if (content.matches()) {
                String port = content.group(3);
                return new PidFile(
                        file,
                        Long.parseLong(content.group(1)),
                        content.group(2),
                        port.equals("-") ? 0 : Integer.parseInt(port));
            }
        } catch (IOException e) {
            // Not there, or removed just now by who wrote it.
        }
        return new PidFile(file, 0, "", 0);
    }

    /** Pid file for a process that runs. */
    public static PidFile of(Path file, long pid, int port) throws IOException {
        return new PidFile(file, pid, started(pid), port);
    }

    public void write() throws IOException {
        Files.writeString(file, pid + " " + started + " " + (port == 0 ? "-" : Integer.toString(port)) + "\n");
    }

    String name() {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".pid".length());
    }

    /** Whether the process still runs that the file was written for. */
    boolean alive() {
        try {
            return pid != 0 && !started.isEmpty() && started(pid).equals(started);
        } catch (IOException e) {
            return false; // ended while we looked
        }
    }

    /** Asks the process to end, or makes it. */
    void end(boolean byForce) {
        if (alive()) {
            Optional<ProcessHandle> process = ProcessHandle.of(pid);
            process.ifPresent(byForce ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
        }
    }

    /** Waits until the process has ended, for so many seconds at most. */
    void awaitEnd(int seconds) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (alive() && System.nanoTime() - until < 0) {
            Thread.sleep(100);
        }
    }

    /** Memory of the process in MiB, 0 when it is not told. */
    long memoryMib() {
        try {
            Path status = Path.of("/proc", Long.toString(pid), "status");
            if (Files.isReadable(status)) {
                Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+)").matcher(Files.readString(status));
                return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : 0;
            }
            String told = ps("rss=", pid).strip();
            return told.isEmpty() ? 0 : Long.parseLong(told) / 1024;
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * When the process started: on Linux field 22 of {@code /proc/<pid>/stat}, in clock ticks since the machine started;
     * elsewhere as ps tells it. Empty when it has ended, also when nobody has asked yet how it ended.
     */
    private static String started(long pid) throws IOException {
        if (!Files.isReadable(Path.of("/proc/self/stat"))) {
            return ps("lstart=", pid).replace("\n", "").replaceAll(" +", "_");
        }
        String content;
        try {
            content = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
        String[] fields = content.substring(content.lastIndexOf(')') + 2).split(" ", -1);
        return fields[0].equals("Z") ? "" : fields[19];
    }

    private static String ps(String column, long pid) throws IOException {
        ProcessBuilder ps = new ProcessBuilder("ps", "-o", column, "-p", Long.toString(pid));
        ps.environment().put("LC_ALL", "C");
        Process process = ps.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return told;
    }
}
