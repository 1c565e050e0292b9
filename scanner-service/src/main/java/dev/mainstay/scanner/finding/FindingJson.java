package dev.mainstay.scanner.finding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.scanner.finding.evaluation.ScanFacts;
import dev.mainstay.scanner.patching.Attempt;
import java.util.List;

/** Facts and findings as columns. */
public final class FindingJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A column may come from a later release.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private FindingJson() {}

    public static ScanFacts facts(String json) {
        return read(ScanFacts.class, json);
    }

    public static HostFinding finding(String json) {
        return read(HostFinding.class, json);
    }

    public static List<HostFinding> findings(String json) {
        return List.of(read(HostFinding[].class, json));
    }

    static List<Attempt> attempts(String json) {
        return List.of(read(Attempt[].class, json));
    }

    public static String text(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    /** The same in UTF-8. */
    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A record of ours cannot be written as JSON", impossible);
        }
    }

    private static <T> T read(Class<T> type, String json) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column holds JSON that this release cannot read", e);
        }
    }
}
