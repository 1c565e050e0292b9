package dev.mainstay.agent.windows.agentservice;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The agent's log: {@code agent.log}, and when that is full {@code agent.1.log} and so on, the oldest thrown away. A disk
 * that is full costs lines, never the agent.
 */
final class LogFiles implements Consumer<String>, Closeable {

    private static final byte[] END_OF_LINE = "\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Path folder;
    private final long most;
    private final int files;
    private @Nullable OutputStream out;
    private long written;

    /**
     * Log files in a folder, which is made if need be.
     *
     * @param most bytes in one file
     * @param files how many there may be
     */
    LogFiles(Path folder, long most, int files) throws IOException {
        this.folder = folder;
        this.most = most;
        this.files = files;
        Files.createDirectories(folder);
        open();
    }

    @Override
    public synchronized void accept(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        try {
            if (out == null) {
                open();
            }
            if (written > 0 && written + bytes.length + END_OF_LINE.length > most) {
                rotate();
            }
            OutputStream to = out;
            if (to != null) {
                to.write(bytes);
                to.write(END_OF_LINE);
                written += bytes.length + END_OF_LINE.length;
            }
        } catch (IOException e) {
            closeQuietly(); // The line is lost; the next one tries to open the file again.
        }
    }

    private void open() throws IOException {
        Path file = folder.resolve("agent.log");
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written = Files.size(file);
    }

    private void rotate() throws IOException {
        closeQuietly();
        for (int number = files - 1; number >= 1; number--) {
            Path from = folder.resolve(number == 1 ? "agent.log" : "agent." + (number - 1) + ".log");
            if (Files.exists(from)) {
                Files.move(from, folder.resolve("agent." + number + ".log"), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        open();
    }

    private void closeQuietly() {
        OutputStream old = out;
        out = null;
        if (old != null) {
            try {
                old.close();
            } catch (IOException e) {
                // Nothing is buffered, so nothing is lost by it.
            }
        }
    }

    @Override
    public synchronized void close() {
        closeQuietly();
    }
}
