package dev.mainstay.agent.windows.packages;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Hold on a file, which nobody can change meanwhile. */
interface FileHold {

    /** Until the answer is closed the file can be read and run, but neither written, moved nor deleted. */
    Closeable hold(Path file) throws IOException;
}
