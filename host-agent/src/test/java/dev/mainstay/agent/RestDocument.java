package dev.mainstay.agent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The REST API of both services as {@code docs/openapi} describes it; the services' own tests hold them to the same files.
 * A member that is not described is refused: the service would not read it.
 */
final class RestDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final List<JsonNode> SERVICES = List.of(read("scanner-service"), read("patch-service"));

    private RestDocument() {}

    /** What is wrong with a request's body. */
    static List<String> requestFaults(String method, String path, String body) {
        return faults(method, path, "/requestBody", body);
    }

    /** What is wrong with an answer's body. */
    static List<String> answerFaults(String method, String path, int status, String body) {
        return faults(method, path, "/responses/" + status, body);
    }

    private static List<String> faults(String method, String path, String part, String body) {
        for (JsonNode service : SERVICES) {
            var paths = service.path("paths").properties();
            for (var described : paths) {
                JsonNode schema = described
                        .getValue()
                        .path(method.toLowerCase(Locale.ROOT))
                        .at(part + "/content/application~1json/schema");
                if (path.matches(described.getKey().replaceAll("\\{[^}]+}", "[^/]+")) && !schema.isMissingNode()) {
                    return faults(service, schema, method + ' ' + path + ' ' + part, body);
                }
            }
        }
        return List.of(method + ' ' + path + part + " is not described");
    }

    private static List<String> faults(JsonNode service, JsonNode schema, String what, String body) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", service.path("components"));
        whole.setAll((ObjectNode) schema);
        Schema compiled = SCHEMAS.getSchema(whole.toString(), InputFormat.JSON);
        return compiled.validate(body, InputFormat.JSON).stream()
                .map(Error::toString)
                .map(fault -> what + ": " + fault)
                .toList();
    }

    /** The values that a member of the order's workload may have. */
    static List<String> workloadKinds() {
        List<String> kinds = new ArrayList<>();
        SERVICES.get(1).at("/components/schemas/PoolKind/enum").forEach(kind -> kinds.add(kind.asText()));
        return kinds;
    }

    private static JsonNode read(String service) {
        try {
            JsonNode document =
                    JSON.readTree(Path.of("../docs/openapi", service + ".json").toFile());
            for (JsonNode schema : document.at("/components/schemas")) {
                if (schema.has("properties")) {
                    ((ObjectNode) schema).put("additionalProperties", false);
                }
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
