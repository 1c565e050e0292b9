package dev.mainstay.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where PostgreSQL's programs are unpacked: once for each user, since what one has unpacked the other may not write.
 * Starts take turns across processes, and what a killed unpacking left half done is removed first, because the library
 * would stumble over it for ever.
 */
final class PostgresBinaries {
    /** The library leaves this file beside the programs when all of them are there. */
    private static final String COMPLETE = ".exists";

    private PostgresBinaries() {}

    /** Starts a server with the programs below the given directory. */
    @FunctionalInterface
    interface Start<T> {
        T with(Path directory) throws IOException;
    }

    static <T> T inTurn(Start<T> start) throws IOException {
        return inTurn(
                Path.of(System.getProperty("java.io.tmpdir"), "mainstay-postgres-" + System.getProperty("user.name")),
                start);
    }

    static synchronized <T> T inTurn(Path directory, Start<T> start) throws IOException {
        Files.createDirectories(directory);
        try (FileChannel turn =
                FileChannel.open(directory.resolve("turn.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            turn.lock(); // until the file is closed
            removeIncomplete(directory);
            return start.with(directory);
        }
    }

    private static void removeIncomplete(Path directory) throws IOException {
        List<Path> incomplete;
        try (Stream<Path> found = Files.list(directory)) {
            incomplete = found.filter(Files::isDirectory)
                    .filter(path -> !Files.exists(path.resolve(COMPLETE)))
                    .toList();
        }
        for (Path path : incomplete) {
            DataDirectory.delete(path);
        }
    }
}
