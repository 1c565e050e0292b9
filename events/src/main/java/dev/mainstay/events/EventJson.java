package dev.mainstay.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * How event values are read and written: ISO 8601 instants, no nulls, unknown fields ignored, unknown enum values read
 * as {@code UNKNOWN}.
 *
 * <p>A value is read whole or not at all: a required component that is missing or null, a null in a list, a value of
 * another JSON type, an empty string for an id or an instant, anything after the value, objects nested deeper than
 * {@value #MAX_DEPTH}, a string longer than {@value #MAX_STRING} characters or what is not {@link Holdable} gives a
 * {@link com.fasterxml.jackson.core.JsonProcessingException}, never a record with holes.
 */
public final class EventJson {
    /** Deepest nesting of objects and arrays that is read. Our own events need 5. */
    public static final int MAX_DEPTH = 32;

    /** Longest string that is read, in characters: the size limit of a whole event, 256 KiB. */
    public static final int MAX_STRING = 262_144;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .build())
                    .build())
            .addModule(new JavaTimeModule())
            .addModule(new HoldableModule(true))
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new RequiredComponents(), new JacksonAnnotationIntrospector()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfigDefaults(
                    config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .build();

    private EventJson() {}

    /**
     * Returns the shared, thread-safe mapper. Do not reconfigure it. On a hot path keep an
     * {@code mapper().readerFor(type)} in a constant.
     */
    public static ObjectMapper mapper() {
        return MAPPER;
    }
}
