package dev.mainstay.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where PostgreSQL's programs are unpacked: once for each user, in a private folder, since whoever can write there runs as us.
 * Starts take turns across processes, and what a killed unpacking left half done is removed first, because the library
 * would stumble over it for ever.
 */
final class PostgresBinaries {
    /** The library leaves this file beside the programs when all of them are there. */
    private static final String COMPLETE = ".exists";

    private PostgresBinaries() {}

    /** Start of a server with the programs below the given directory. */
    @FunctionalInterface
    interface Start<T> {
        T with(Path directory) throws IOException;
    }

    static <T> T inTurn(Start<T> start) throws IOException {
        return inTurn(folder(), start);
    }

    /** Below the user's home: in the common folder for temporary files, anybody could have been there first. */
    private static Path folder() throws IOException {
        Path home = Path.of(System.getProperty("user.home", ""));
        if (home.isAbsolute() && Files.isDirectory(home) && Files.isWritable(home)) {
            return home.resolve(".cache").resolve("mainstay").resolve("postgres");
        }
        Path ownForOnce = Files.createTempDirectory("mainstay-postgres-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(ownForOnce), "remove-postgres"));
        return ownForOnce;
    }

    private static void remove(Path folder) {
        try {
            DataDirectory.delete(folder);
        } catch (IOException e) {
            // A server that still ends holds it; its name was of use to nobody else.
        }
    }

    static synchronized <T> T inTurn(Path directory, Start<T> start) throws IOException {
        PrivateFolder.at(directory);
        try (FileChannel turn =
                FileChannel.open(directory.resolve("turn.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            turn.lock(); // until the file is closed
            // The library opens the folder it unpacks in to everybody: nobody gets there but through the private one.
            Path unpacked = Files.createDirectories(directory.resolve("unpacked"));
            removeIncomplete(unpacked);
            try {
                return start.with(unpacked);
            } finally {
                PrivateFolder.close(unpacked);
            }
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
