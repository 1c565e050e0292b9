package dev.mainstay.messaging.signature;

import dev.mainstay.messaging.event.CloudEventCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What is signed of an event, and in which headers the signature stands: CloudEvents extension attributes. Signed is its topic,
 * key, id, type, source, time and data, as a leaf of a {@link HashTree} over the events of one send, whose root Ed25519 signs
 * (docs/adr/0026).
 */
public final class EventSignature {
    /** Base64 of the Ed25519 signature of the root. */
    static final String SIGNATURE = "ce_signature";

    /** Id of the key that made it ({@link PinnedKey#id}). */
    static final String KEY = "ce_signaturekey";

    /** Base64 of the path from the event to the root; absent for an event that was sent alone. */
    static final String PATH = "ce_signaturepath";

    /** So that no signature made for another purpose counts here. */
    private static final byte[] PURPOSE = "mainstay events 1\n".getBytes(StandardCharsets.US_ASCII);

    private static final byte LEAF = 0;
    private static final List<String> SIGNED = List.of("ce_id", "ce_type", "ce_source", "ce_time");

    private EventSignature() {}

    /** Signs events of one send; their headers get the signature. */
    public static void sign(SigningKey key, List<Unsigned> events) {
        if (events.isEmpty()) {
            return;
        }
        HashTree tree = new HashTree(events.stream().map(Unsigned::leaf).toList());
        String signature = Base64.getEncoder().encodeToString(key.sign(message(tree.root())));
        for (int i = 0; i < events.size(); i++) {
            Headers headers = events.get(i).headers();
            CloudEventCodec.add(headers, SIGNATURE, signature);
            CloudEventCodec.add(headers, KEY, key.id());
            byte[] path = tree.path(i);
            if (path.length > 0) {
                CloudEventCodec.add(headers, PATH, Base64.getEncoder().encodeToString(path));
            }
        }
    }

    /** An event to be signed, with its CloudEvents headers. */
    @SuppressWarnings("ArrayRecordComponent") // not copied, as in ReceivedEvent
    public record Unsigned(String topic, @Nullable String key, Headers headers, byte[] data) {
        byte[] leaf() {
            return EventSignature.leaf(topic, key, headers, data);
        }
    }

    /** Each part with its length before it, so that no two events have the same bytes. */
    static byte[] leaf(String topic, @Nullable String key, Headers headers, byte[] data) {
        MessageDigest digest = HashTree.sha256();
        digest.update(LEAF);
        part(digest, topic);
        part(digest, key);
        SIGNED.forEach(name -> part(digest, CloudEventCodec.optional(headers, name)));
        digest.update(data);
        return digest.digest();
    }

    static byte[] message(byte[] root) {
        return ByteBuffer.allocate(PURPOSE.length + root.length)
                .put(PURPOSE)
                .put(root)
                .array();
    }

    private static void part(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(4).putInt(text == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }
}
