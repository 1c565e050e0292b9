package dev.mainstay.http.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.mainstay.http.HttpConfig;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * Makes the service's {@link ObjectMapper} read closed schemas within limits: no unknown or doubled property, nothing after
 * the document, enums by name, no missing primitive. Events are read by a reader of their own, which ignores unknown fields.
 */
@Singleton
class JsonLimits implements ObjectMapperCustomizer {

    private final HttpConfig.Json limits;

    JsonLimits(HttpConfig config) {
        this.limits = config.json();
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(
                                Math.toIntExact(limits.maxStringLength().asLongValue()))
                        .maxNumberLength(limits.maxNumberLength())
                        .maxTokenCount(limits.maxTokens())
                        .maxDocumentLength(limits.maxDocumentLength().asLongValue())
                        .build());
        mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE);
        mapper.disable(
                SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.deactivateDefaultTyping();
    }
}
