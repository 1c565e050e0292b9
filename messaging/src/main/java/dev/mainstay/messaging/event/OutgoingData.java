package dev.mainstay.messaging.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mainstay.events.Holdable;
import java.io.IOException;

/**
 * The last look at what is published: texts that no consumer could hold would be parked by every one of them, and the others
 * would have another truth than this service. The doors refuse them; what passes here all the same is a fault of ours.
 */
public final class OutgoingData {
    private static final JsonFactory JSON = new JsonFactory();

    private OutgoingData() {}

    /**
     * Sees that consumers can hold the event.
     *
     * @throws IllegalArgumentException for a key or a text in the data that is not {@link Holdable}
     */
    public static void check(NewEvent event, byte[] data) {
        if (!Holdable.name(event.key())) {
            throw new IllegalArgumentException("The key of a " + event.type() + " event cannot be held by consumers");
        }
        if (hasEscape(data) && !isHoldable(data)) {
            throw new IllegalArgumentException(
                    "A text in the " + event.type() + " event of " + event.key() + " cannot be held by consumers");
        }
    }

    /** JSON has neither a NUL nor a lone surrogate but as an escape; most events have none and are not read again. */
    private static boolean hasEscape(byte[] data) {
        for (int i = 1; i < data.length; i++) {
            if (data[i] == 'u' && data[i - 1] == '\\') {
                return true;
            }
        }
        return false;
    }

    private static boolean isHoldable(byte[] data) {
        try (JsonParser json = JSON.createParser(data)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (text && !Holdable.text(json.getText())) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            throw new IllegalArgumentException("The data of an event is not JSON", e);
        }
    }
}
