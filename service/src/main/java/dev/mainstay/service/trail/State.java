package dev.mainstay.service.trail;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A thing before or after an act, as JSON. Pure. */
final class State {
    /** Two of this size, each character of which may take two in the event, and the rest of it fit into 256 KiB. */
    static final int MOST_BYTES = 48 * 1024;

    private State() {}

    /** Its JSON; what is too long for an event is told by its length and SHA-256. */
    static @Nullable String text(@Nullable Object thing) {
        if (thing == null) {
            return null;
        }
        try {
            String json = EventJson.mapper().writeValueAsString(thing);
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            return bytes.length <= MOST_BYTES
                    ? json
                    : "{\"omitted\":true,\"bytes\":%d,\"sha256\":\"%s\"}".formatted(bytes.length, sha256(bytes));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON can be made of " + thing.getClass(), e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
