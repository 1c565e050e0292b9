package dev.mainstay.messaging.signature;

import dev.mainstay.messaging.MessagingConfig;
import dev.mainstay.messaging.MessagingConfig.Publisher;
import dev.mainstay.messaging.event.CloudEventCodec;
import dev.mainstay.messaging.event.UnreadableEventException;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jboss.logging.Logger;

/** The publishers whose records are believed only if they are signed, by topic. */
@Singleton
@Startup // a service without the keys it needs does not start
public class Publishers {
    private static final Logger LOG = Logger.getLogger(Publishers.class);
    private static final int REMEMBERED_ROOTS = 1024;

    private final Map<String, Trusted> byTopic = new HashMap<>();
    private final Map<Root, Boolean> good = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Root, Boolean> eldest) {
            return size() > REMEMBERED_ROOTS;
        }
    };

    /** Who alone may publish on a topic, and with which keys, by id. */
    private record Trusted(String source, Map<String, PinnedKey> keys) {}

    /** A root whose signature is known to be good: the events of one send share it. */
    private record Root(String keyId, String signature, String root) {}

    Publishers(MessagingConfig config) {
        config.publishers().forEach(this::trust);
    }

    private void trust(String name, Publisher publisher) {
        String setting = "mainstay.messaging.publishers." + name;
        if (!publisher.signed()) {
            LOG.warnf(
                    "%s.signed is false: whoever can write to %s is believed to be %s.",
                    setting, publisher.topics(), publisher.source());
            return;
        }
        Map<String, PinnedKey> keys = new HashMap<>();
        List<Path> files = publisher
                .keys()
                .orElseThrow(() -> new IllegalStateException(
                        setting + ".keys is not set: PEM files with the public keys of " + publisher.source()
                                + ", which signs what it publishes (GET /admin/v1/event-key there). To believe unsigned records,"
                                + " which lets whoever can write to the broker speak for it, say " + setting
                                + ".signed=false"));
        files.forEach(file -> read(setting, file).forEach(key -> keys.put(key.id(), key)));
        publisher.topics().forEach(topic -> byTopic.put(topic, new Trusted(publisher.source(), keys)));
    }

    private static List<PinnedKey> read(String setting, Path file) {
        try {
            return PinnedKey.of(Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "Public keys cannot be read from " + file.toAbsolutePath() + " (" + setting + ".keys): "
                            + e.getMessage(),
                    e);
        }
    }

    /**
     * Looks whether the topic's publisher signed the record, if it has one that signs.
     *
     * @throws UnreadableEventException if it did not
     */
    public void check(ConsumerRecord<String, byte[]> record) {
        Trusted publisher = byTopic.get(record.topic());
        if (publisher == null) {
            return;
        }
        Headers headers = record.headers();
        String source = CloudEventCodec.required(headers, "ce_source");
        if (!source.equals(publisher.source())) {
            throw new UnreadableEventException(
                    "ce_source is " + source + ", and " + record.topic() + " is only " + publisher.source() + "'s");
        }
        String signature = signature(headers, EventSignature.SIGNATURE)
                .orElseThrow(() ->
                        new UnreadableEventException("It is not signed, as records on " + record.topic() + " must be"));
        String keyId = signature(headers, EventSignature.KEY).orElse("");
        PinnedKey key = publisher.keys().get(keyId);
        if (key == null) {
            throw new UnreadableEventException("It is signed with key \"" + keyId + "\", which is not pinned here");
        }
        if (!isGood(key, signature, record)) {
            throw new UnreadableEventException("Its signature is not of this record, or not of key " + keyId);
        }
    }

    private boolean isGood(PinnedKey key, String signature, ConsumerRecord<String, byte[]> record) {
        try {
            byte[] leaf = EventSignature.leaf(record.topic(), record.key(), record.headers(), record.value());
            byte[] path = Base64.getDecoder()
                    .decode(signature(record.headers(), EventSignature.PATH).orElse(""));
            byte[] root = HashTree.root(leaf, path);
            Root known = new Root(key.id(), signature, Base64.getEncoder().encodeToString(root));
            synchronized (good) {
                if (good.containsKey(known)) {
                    return true;
                }
            }
            boolean made = key.made(Base64.getDecoder().decode(signature), EventSignature.message(root));
            if (made) {
                synchronized (good) {
                    good.put(known, true);
                }
            }
            return made;
        } catch (IllegalArgumentException e) {
            return false; // no Base64, or no path
        }
    }

    private static Optional<String> signature(Headers headers, String name) {
        return Optional.ofNullable(CloudEventCodec.optional(headers, name));
    }
}
