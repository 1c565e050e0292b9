package dev.mainstay.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords of a local server's roles: one file each, which only we can read, beside its data. */
public final class Passwords {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    private Passwords(Path folder) {
        this.folder = folder;
    }

    /** Those of the server with that data directory, which is made private. */
    public static Passwords in(Path dataDirectory) {
        return new Passwords(PrivateFolder.at(dataDirectory));
    }

    /** Of the role; made when it has none yet. */
    public String of(String role) {
        Path file = file(role);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("There is no password for " + role, e);
        }
    }

    boolean has(String role) {
        return Files.exists(file(role));
    }

    Path file(String role) {
        return folder.resolve(role + ".password");
    }

    /** Whole or not at all; of two processes that come at once, the first one's stays. */
    private void make(Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        Path draft = Files.createTempFile(folder, "password", ".new"); // such a file only its owner can read
        try {
            Files.writeString(draft, Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException first) {
            // Its password is read.
        } finally {
            Files.delete(draft);
        }
    }
}
