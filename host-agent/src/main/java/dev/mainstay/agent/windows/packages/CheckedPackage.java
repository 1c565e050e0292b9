package dev.mainstay.agent.windows.packages;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A package whose size, hash and signature were found right in the copy that is about to be run. While it is open the copy
 * can be read and run but, on Windows, neither written, moved nor deleted, so that what is run is what was checked.
 */
final class CheckedPackage implements Closeable {

    private final Path file;
    private final Closeable held;

    CheckedPackage(Path file, Closeable held) {
        this.file = file;
        this.held = held;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() throws IOException {
        held.close();
    }
}
