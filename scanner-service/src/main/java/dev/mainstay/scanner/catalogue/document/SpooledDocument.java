package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.source.BoundedInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document in a temporary file, inflated, until it is imported: so its checksum is known before it is read, and nobody's
 * slow connection holds a transaction open. Closing it removes the file.
 *
 * @param name of the file or the address, for telling what it may be; empty if unknown
 */
public record SpooledDocument(Path file, String name, String sha256, long bytes, String cameFrom)
        implements AutoCloseable {

    /** The document is larger than is allowed. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        TooLargeException(long limit) {
            super("The document has more than " + limit + " bytes");
        }
    }

    /**
     * Keeps a document; what is gzip is inflated.
     *
     * @param limit most bytes, inflated
     * @throws TooLargeException if it is larger
     * @throws IOException if it cannot be read to its end
     */
    public static SpooledDocument of(InputStream document, String name, String cameFrom, long limit)
            throws IOException {
        Path file = Files.createTempFile("mainstay-catalogue", ".document");
        MessageDigest digest = newDigest();
        try (InputStream plain = BoundedInput.open(document, limit);
                OutputStream out = Files.newOutputStream(file)) {
            long bytes = new DigestInputStream(plain, digest).transferTo(out);
            return new SpooledDocument(file, name, HexFormat.of().formatHex(digest.digest()), bytes, cameFrom);
        } catch (BoundedInput.TooLong e) {
            Files.deleteIfExists(file);
            throw new TooLargeException(limit);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
