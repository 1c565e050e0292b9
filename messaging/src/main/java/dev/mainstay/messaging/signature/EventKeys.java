package dev.mainstay.messaging.signature;

import dev.mainstay.messaging.MessagingConfig;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The key with which this service signs what it publishes, if it does. It is in a file and never in the database. */
@Singleton
public class EventKeys {
    private final Optional<SigningKey> key;

    EventKeys(MessagingConfig config) {
        MessagingConfig.Signing signing = config.signing();
        this.key = signing.enabled()
                ? Optional.of(new SigningKeyFiles("mainstay.messaging.signing.key", "events")
                        .key(signing.key(), signing.localFolder()))
                : Optional.empty();
    }

    public Optional<SigningKey> key() {
        return key;
    }
}
