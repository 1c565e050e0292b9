package dev.mainstay.messaging;

import dev.mainstay.messaging.signature.SigningKey;
import dev.mainstay.messaging.signature.SigningKeyFiles;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The key with which this service signs what it publishes, if it does. It is in a file and never in the database. */
@Singleton
class EventKeys {
    private final Optional<SigningKey> key;

    EventKeys(MessagingConfig config) {
        MessagingConfig.Signing signing = config.signing();
        this.key = signing.enabled()
                ? Optional.of(new SigningKeyFiles("mainstay.messaging.signing.key", "events")
                        .key(signing.key(), signing.localFolder()))
                : Optional.empty();
    }

    Optional<SigningKey> key() {
        return key;
    }
}
