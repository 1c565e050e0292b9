package dev.mainstay.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The log files of a folder, none of them ever much larger than a limit: one that is becomes {@code name.log.1}, older ones
 * {@code .2} and so on, and the oldest goes.
 *
 * <p>Each file is copied and then emptied, because the process that appends to it keeps it open. What is written between
 * the two is lost: a line or two, once in so many MiB.
 */
final class LogFiles {
    private final Path folder;
    private final long limit;
    private final int kept;

    /**
     * The files {@code *.log} of a folder.
     *
     * @param limit bytes from which on a file is rotated
     * @param kept older ones of each file, at least 1
     */
    LogFiles(Path folder, long limit, int kept) {
        this.folder = folder;
        this.limit = limit;
        this.kept = kept;
    }

    /** Rotates the files that have reached the limit. */
    void rotate() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> logs = files.filter(file -> file.getFileName().toString().endsWith(".log"))
                    .toList();
            for (Path log : logs) {
                if (Files.size(log) >= limit) {
                    rotate(log);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The logs in " + folder + " cannot be rotated", e);
        }
    }

    private void rotate(Path log) throws IOException {
        for (int number = kept - 1; number >= 1; number--) {
            if (Files.exists(older(log, number))) {
                Files.move(older(log, number), older(log, number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.copy(log, older(log, 1), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel emptied = FileChannel.open(log, StandardOpenOption.WRITE)) {
            emptied.truncate(0);
        }
    }

    private static Path older(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }
}
