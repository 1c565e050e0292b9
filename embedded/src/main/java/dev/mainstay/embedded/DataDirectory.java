package dev.mainstay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server's data directory, locked by this process until it is closed. The operating system releases the lock when the
 * process dies, however it dies: so who holds it is alive, and whatever else still runs on the directory is an orphan.
 */
final class DataDirectory implements AutoCloseable {
    private final Path path;
    private final boolean temporary;
    private final FileChannel lockFile;

    private DataDirectory(Path path, boolean temporary, FileChannel lockFile) {
        this.path = path;
        this.temporary = temporary;
        this.lockFile = lockFile;
    }

    /** A new directory, removed when it is closed. */
    static DataDirectory temporary(String server) {
        try {
            return lock(Files.createTempDirectory("mainstay-" + server + "-"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary directory for the " + server, e);
        }
    }

    /**
     * The given directory, made if absent, private, kept when it is closed.
     *
     * @throws DirectoryInUseException if another live process holds it
     */
    static DataDirectory kept(Path path) {
        try {
            return lock(PrivateFolder.at(path), false);
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory cannot be used: " + path, e);
        }
    }

    private static DataDirectory lock(Path path, boolean temporary) throws IOException {
        FileChannel lockFile =
                FileChannel.open(path.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(lockFile) == null) {
            lockFile.close();
            throw new DirectoryInUseException(path);
        }
        return new DataDirectory(path, temporary, lockFile);
    }

    private static @Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very JVM
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            if (temporary) {
                delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data directory cannot be released: " + path, e);
        }
    }

    static void delete(Path path) throws IOException {
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        }
    }
}
