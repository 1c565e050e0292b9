package dev.mainstay.messaging.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Files of a signing key, read, or made for a service that is only tried out.
 *
 * @param setting the property that names the key's file, for people
 * @param what what is signed with it, in the plural, for people
 */
public record SigningKeyFiles(String setting, String what) {
    private static final Logger LOG = Logger.getLogger(SigningKeyFiles.class);

    /**
     * The key of the file; without one, the key of the local folder, made now if it is not there.
     *
     * @throws IllegalStateException if a key file cannot be read: the service does not start
     */
    public SigningKey key(Optional<Path> file, Path localFolder) {
        return file.map(this::read).orElseGet(() -> local(localFolder));
    }

    private SigningKey local(Path folder) {
        Path file = folder.resolve("private.pem");
        boolean there = Files.exists(file);
        if (!there) {
            make(folder, file);
        }
        LOG.warnf(
                "%s is not set: %s are signed with a key that was %s %s. Good for trying out"
                        + " only; in earnest give one file to all replicas, from outside.",
                setting, what, there ? "found in" : "made now in", folder.toAbsolutePath());
        return read(file);
    }

    private SigningKey read(Path file) {
        try {
            return SigningKey.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key for signing " + what + " cannot be read from " + file.toAbsolutePath() + " (" + setting
                            + "): " + e.getMessage() + ". Make one with: openssl genpkey -algorithm ed25519",
                    e);
        }
    }

    /** Two processes may come at once: the one that is first wins, and both use its key. */
    private void make(Path folder, Path file) {
        try {
            Files.createDirectories(folder);
            SigningKey key = SigningKey.make();
            Path beside = Files.createTempFile(folder, "private", ".new"); // such a file only its owner can read
            Files.writeString(beside, key.privatePem(), StandardCharsets.US_ASCII);
            try {
                Files.createLink(file, beside); // unlike a move, never replaces what another process put there
            } catch (FileAlreadyExistsException e) {
                LOG.debug("Another process made the key for signing " + what, e);
            }
            Files.delete(beside);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No key for signing " + what + " can be made in " + folder.toAbsolutePath(), e);
        }
    }
}
