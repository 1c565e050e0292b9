package dev.mainstay.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders that are thrown away. */
public final class Scratch {
    private Scratch() {}

    /** Removes the folder as far as possible; what is still held open stays for the system to remove. */
    public static void delete(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            System.err.println("Not removed: " + folder + " (" + e.getMessage() + ")");
        }
    }
}
