package dev.mainstay.local.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders with all that is in them. */
final class Folders {
    private Folders() {}

    /** Removes the folder; nothing happens when there is none. */
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> paths;
            try (Stream<Path> found = Files.walk(folder)) {
                paths = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path path : paths) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Copies the folder to where there is none. */
    static void copy(Path folder, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> found = Files.walk(folder)) {
            paths = found.toList();
        }
        for (Path path : paths) {
            Files.copy(path, to.resolve(folder.relativize(path).toString()));
        }
    }
}
