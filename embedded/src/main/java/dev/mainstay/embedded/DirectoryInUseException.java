package dev.mainstay.embedded;

import java.nio.file.Path;

/** Another live process serves the data directory. */
public final class DirectoryInUseException extends RuntimeException {
    public DirectoryInUseException(Path directory) {
        super("The data directory " + directory + " is in use by another process: stop that one first.");
    }
}
