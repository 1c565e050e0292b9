package dev.mainstay.scanner.catalogue.document;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.RevisionsFact;
import dev.mainstay.catalogue.fact.ServicingStackFact;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.SqlLineFact;
import dev.mainstay.catalogue.fact.SqlSupportOverride;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A fact as a column. The origin is left out: it is the document's, and with it every fact would differ from revision to
 * revision.
 */
final class FactJson {
    /** The column {@code kind}. Names of our own, and none of a class: classes may move and be renamed. */
    static final Map<String, Class<? extends Fact>> KINDS = Map.ofEntries(
            Map.entry("update", UpdateFact.class),
            Map.entry("exploited", ExploitedFact.class),
            Map.entry("sqlBuild", SqlBuildFact.class),
            Map.entry("lifecycle", LifecycleFact.class),
            Map.entry("windowsBuild", WindowsBuildFact.class),
            Map.entry("servicingStack", ServicingStackFact.class),
            Map.entry("monthlyRollup", MonthlyRollupFact.class),
            Map.entry("affected", AffectedFact.class),
            Map.entry("mention", MentionFact.class),
            Map.entry("revisions", RevisionsFact.class),
            Map.entry("workloadBuild", WorkloadBuildFact.class),
            Map.entry("supersedenceOverride", SupersedenceOverride.class),
            Map.entry("fixedBuildOverride", FixedBuildOverride.class),
            Map.entry("sqlSupportOverride", SqlSupportOverride.class),
            Map.entry("sqlLine", SqlLineFact.class));

    private static final Map<Class<?>, String> NAMES =
            KINDS.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

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
        return Objects.requireNonNull(
                NAMES.get(fact.getClass()), () -> "A kind of facts without a name: " + fact.getClass());
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
}
