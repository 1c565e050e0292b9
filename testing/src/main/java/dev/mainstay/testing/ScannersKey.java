package dev.mainstay.testing;

import dev.mainstay.messaging.signature.EventSignature;
import dev.mainstay.messaging.signature.SigningKey;
import dev.mainstay.messaging.signature.SigningKeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The key with which scanner-service signs what it publishes. Made in the module's target folder when it is not there. */
public final class ScannersKey {
    private static final Path FOLDER = Path.of("target", "scanners-key");

    private ScannersKey() {}

    /** A file with the public key, for {@code mainstay.messaging.publishers.scanner.keys}. */
    public static Path publicFile() {
        try {
            Files.createDirectories(FOLDER);
            return Files.writeString(FOLDER.resolve("public.pem"), key().publicPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void sign(ProducerRecord<String, byte[]> event) {
        EventSignature.sign(
                key(),
                List.of(new EventSignature.Unsigned(event.topic(), event.key(), event.headers(), event.value())));
    }

    private static SigningKey key() {
        return new SigningKeyFiles("no setting", "events of tests").key(Optional.empty(), FOLDER);
    }
}
