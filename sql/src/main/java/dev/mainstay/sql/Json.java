package dev.mainstay.sql;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;
import java.util.List;

/**
 * The form of values in a column of type {@code jsonb}: ISO 8601 times, no nulls, unknown fields ignored, an unknown constant
 * read as the enum's default where it has one. A sealed type carries the tags that its {@code @JsonSubTypes} give, never the
 * name of a class, so that classes may move.
 */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private Json() {}

    /** @throws IllegalArgumentException for a collection too, whose elements would be written without their tags */
    static String write(Object value) {
        if (value instanceof Iterable<?>) {
            throw new IllegalArgumentException("A list is written with the type of its elements");
        }
        return write(MAPPER.writer(), value);
    }

    static <T> String writeList(Collection<T> values, Class<T> element) {
        return write(
                MAPPER.writerFor(MAPPER.getTypeFactory().constructCollectionType(Collection.class, element)), values);
    }

    private static String write(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(value.getClass() + " cannot be written as JSON", e);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON is no " + type.getName(), e);
        }
    }

    static <T> List<T> readList(String json, Class<T> element) {
        try {
            return MAPPER.readerForListOf(element).readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored JSON is no list of " + element.getName(), e);
        }
    }
}
