package dev.mainstay.patch.signing;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the key, or makes one for a service that is only tried out. */
final class OrderKeyFiles {

    private OrderKeyFiles() {}

    /**
     * The configured key; without one, the key of the local folder, made now if it is not there.
     *
     * @throws IllegalStateException if a key file cannot be read: the service does not start
     */
    static OrderKey key(OrderKeyConfig config) {
        return config.file().map(OrderKeyFiles::read).orElseGet(() -> local(config.localFolder()));
    }

    private static OrderKey local(Path folder) {
        Path file = folder.resolve("private.pem");
        boolean there = Files.exists(file);
        if (!there) {
            make(folder, file);
        }
        Log.warnf(
                "mainstay.patch.order-key is not set: orders are signed with a key that was %s %s. Good for trying out"
                        + " only; in earnest give one file to all replicas, from outside.",
                there ? "found in" : "made now in", folder.toAbsolutePath());
        return read(file);
    }

    private static OrderKey read(Path file) {
        try {
            return OrderKey.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key for signing orders cannot be read from " + file.toAbsolutePath()
                            + " (mainstay.patch.order-key): " + e.getMessage()
                            + ". Make one with: openssl genpkey -algorithm ed25519",
                    e);
        }
    }

    /** Two processes may come at once: the one that is first wins, and both use its key. */
    private static void make(Path folder, Path file) {
        try {
            Files.createDirectories(folder);
            OrderKey key = OrderKey.make();
            Path beside = Files.createTempFile(folder, "private", ".new"); // such a file only its owner can read
            Files.writeString(beside, key.privatePem(), StandardCharsets.US_ASCII);
            try {
                Files.createLink(file, beside); // unlike a move, never replaces what another process put there
            } catch (FileAlreadyExistsException e) {
                Log.debug("Another process made the key for signing orders", e);
            }
            Files.delete(beside);
        } catch (IOException e) {
            throw new UncheckedIOException("No key for signing orders can be made in " + folder.toAbsolutePath(), e);
        }
    }
}
