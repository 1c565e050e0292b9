package dev.mainstay.report;

import dev.mainstay.events.Topic;
import dev.mainstay.messaging.signature.EventSignature;
import dev.mainstay.messaging.signature.SigningKey;
import dev.mainstay.messaging.signature.SigningKeyFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** scanner-service as the one who signs. */
final class Publisher {
    static final Set<Topic> SIGNED = EnumSet.of(Topic.ESTATE_HOSTS, Topic.SCAN_RESULTS);

    private static final Path FOLDER = Path.of("target", "scanners-key");

    private Publisher() {}

    static void sign(ProducerRecord<String, byte[]> event) {
        EventSignature.sign(
                key(),
                List.of(new EventSignature.Unsigned(event.topic(), event.key(), event.headers(), event.value())));
    }

    /** A file with its public key. */
    static Path publicKey() {
        try {
            Files.createDirectories(FOLDER);
            return Files.writeString(FOLDER.resolve("public.pem"), key().publicPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SigningKey key() {
        return new SigningKeyFiles("no setting", "events of tests").key(Optional.empty(), FOLDER);
    }
}
