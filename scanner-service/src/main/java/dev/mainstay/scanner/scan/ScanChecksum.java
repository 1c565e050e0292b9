package dev.mainstay.scanner.scan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.mainstay.events.EventJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 over what a scan says, that is everything but which scan it is and when it was made. */
final class ScanChecksum {

    @JsonIgnoreProperties({"scanId", "requestId", "startedAt", "finishedAt"})
    private interface WithoutIdentity {}

    private static final ObjectWriter CONTENT = EventJson.mapper()
            .copy()
            .addMixIn(ScanReport.class, WithoutIdentity.class)
            .writerFor(ScanReport.class);

    private ScanChecksum() {}

    static byte[] of(ScanReport report) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            CONTENT.writeValue(new DigestOutputStream(OutputStream.nullOutputStream(), digest), report);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A record of ours cannot be written as JSON", impossible);
        }
    }
}
