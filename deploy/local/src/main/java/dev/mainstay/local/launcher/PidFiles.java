package dev.mainstay.local.launcher;

import dev.mainstay.local.command.PidFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One file per process, by which the commands know what is ours. */
final class PidFiles {
    private final Path folder;

    PidFiles(Path folder) {
        this.folder = folder;
    }

    void write(Child child) {
        try {
            PidFile.of(folder.resolve(child.name() + ".pid"), child.pid(), child.port())
                    .write();
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
}
