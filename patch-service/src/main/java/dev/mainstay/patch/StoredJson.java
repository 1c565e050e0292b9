package dev.mainstay.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mainstay.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How records lie in a text column: as event values do. */
public final class StoredJson {

    private StoredJson() {}

    public static String write(Record value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws UncheckedIOException if {@code json} is not a {@code type}
     */
    public static <T extends Record> T read(String json, Class<T> type) {
        try {
            T value = EventJson.mapper().readValue(json, type);
            if (value == null) {
                throw new UncheckedIOException(new IOException("null is no " + type.getSimpleName()));
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
