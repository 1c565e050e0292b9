package dev.mainstay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Data directories. */
final class Directories {
    private Directories() {}

    static Path temporary(String name) {
        try {
            return Files.createTempDirectory("mainstay-" + name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the " + name, e);
        }
    }

    static Path create(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath());
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory cannot be made: " + directory, e);
        }
    }

    /** Removes the directory as far as possible; what is still held open stays. */
    static void delete(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // A temporary directory: the system removes it later.
        }
    }
}
