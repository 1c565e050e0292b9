package dev.mainstay.scanner.catalogue.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A fact as a column. The origin is left out: it is the document's, and with it every fact would differ from revision to
 * revision.
 */
final class FactJson {
    private static final Map<String, Class<?>> KINDS = Arrays.stream(Fact.class.getPermittedSubclasses())
            .collect(Collectors.toUnmodifiableMap(FactJson::name, Function.identity()));

    @JsonIgnoreProperties("origin")
    private interface WithoutOrigin {}

    private static final ObjectMapper READING = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A column may come from a later release.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final ObjectMapper WRITING = READING.copy().addMixIn(Fact.class, WithoutOrigin.class);
    private static final Map<String, ObjectReader> READERS = KINDS.entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, kind -> READING.readerFor(kind.getValue())));

    private FactJson() {}

    static String kind(Fact fact) {
        return name(fact.getClass());
    }

    static String body(Fact fact) {
        try {
            return WRITING.writeValueAsString(fact);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    /** The fact in such a column of a document's row. */
    static Fact read(String kind, String body, Origin origin) {
        ObjectReader reader = Objects.requireNonNull(READERS.get(kind), () -> "No release knows facts of kind " + kind);
        try {
            String where = READING.writeValueAsString(origin);
            return reader.readValue("{\"origin\":" + where + (body.equals("{}") ? "" : ",") + body.substring(1));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table catalogue_fact holds JSON that this release cannot read", e);
        }
    }

    /** {@code update} for {@link dev.mainstay.catalogue.fact.UpdateFact}, {@code exploited} for {@link ExploitedFact} … */
    private static String name(Class<?> kind) {
        String name = kind.getSimpleName().replaceFirst("Fact$", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
