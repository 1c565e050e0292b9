package dev.mainstay.agent.journal;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all, also after a power cut. */
public final class Durable {

    private Durable() {}

    /** Writes a file beside the old one, then puts it in its place. */
    public static void write(Path file, byte[] content) throws IOException {
        replace(file, content, () -> {});
    }

    /** @param before closes what holds the old file open: Windows replaces no open file */
    static void replace(Path file, byte[] content, Closeable before) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
            out.write(content);
            out.getFD().sync();
        }
        before.close();
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(file);
    }

    /** Makes the file's name last. Windows neither can nor has to. */
    private static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // An interrupt would close the channel and fail the write.
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
