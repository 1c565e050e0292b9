package dev.mainstay.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A service's REST API against its description in {@code docs/openapi}. Programs and the host agent are written against
 * that file, so a change of the API is a change of the file, seen by whoever reviews it.
 */
public final class RestContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RestContract() {}

    /**
     * Compares.
     *
     * @param service the module's name; called in its folder
     * @param openApi where the running service serves its OpenAPI document
     * @throws AssertionError if an operation has no id of its own, by which generated clients call it; if it does not tell with
     *     which problems it answers, or a problem of the service is nobody's; if a body that people send has no example that fits its
     *     form; or if they differ: the served document is then in
     *     {@code target/openapi.json}
     */
    public static void holds(String service, URI openApi) {
        Path described = Path.of("../docs/openapi", service + ".json");
        Path actual = Path.of("target/openapi.json");
        try (InputStream served = URI.create(openApi + "?format=json").toURL().openStream()) {
            String text = new String(served.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n";
            JsonNode document = JSON.readTree(text);
            haveIds(document.path("paths"));
            tellTheirAnswers(service, document.path("paths"));
            giveExamples(document);
            if (!Files.exists(described) || !Files.readString(described).equals(text)) {
                Files.writeString(actual, text);
                throw new AssertionError("The REST API is not what docs/openapi/" + service + ".json says."
                        + " If the change is wanted and old agents and programs can live with it:"
                        + " cp " + service + "/target/openapi.json docs/openapi/" + service + ".json");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void haveIds(JsonNode paths) {
        Set<String> ids = new HashSet<>();
        paths.forEach(path -> path.forEach(operation -> {
            String id = operation.path("operationId").asText();
            if (id.isEmpty() || !ids.add(id)) {
                throw new AssertionError("An operation has no id of its own: " + operation.path("summary") + " " + id);
            }
        }));
    }

    /** What is made or read has a form, what is refused a problem of the catalogue, and each of the service's problems a place. */
    private static void tellTheirAnswers(String service, JsonNode paths) {
        Map<String, ProblemCatalogue.Listed> catalogue = ProblemCatalogue.byCode();
        Set<String> missing = ProblemCatalogue.codesOf(service);
        List<String> wrong = new ArrayList<>();
        paths.forEach(path -> path.forEach(operation -> operation
                .path("responses")
                .properties()
                .forEach(response -> {
                    String status = response.getKey();
                    JsonNode answer = response.getValue();
                    String place = operation.path("operationId").asText() + " " + status;
                    if (status.startsWith("2") && !status.equals("204")) {
                        if (answer.path("content").isEmpty()) {
                            wrong.add(place + " has no form");
                        }
                        return;
                    }
                    if (!status.startsWith("2")
                            && !answer.at("/content/application~1problem+json/schema")
                                    .has("$ref")) {
                        wrong.add(place + " is no problem");
                    }
                    if (status.startsWith("4") || status.startsWith("5")) {
                        for (String code : answer.path("description").asText().split(", ", -1)) {
                            ProblemCatalogue.Listed listed = catalogue.get(code);
                            missing.remove(code);
                            if (listed == null || listed.status() != Integer.parseInt(status)) {
                                wrong.add(place + " " + code + " is not so in docs/problems.md");
                            }
                        }
                    }
                })));
        missing.forEach(code -> wrong.add("no operation tells that it answers " + code));
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
    }

    /** A body that people send has an example, with all that it must have and nothing that it may not. */
    private static void giveExamples(JsonNode document) throws IOException {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (JsonNode operation : path.getValue()) {
                String reference = operation
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asText();
                if (path.getKey().startsWith("/api/") && !reference.isEmpty()) {
                    fits(document.at(reference.substring(1)), reference);
                }
            }
        }
    }

    private static void fits(JsonNode schema, String reference) throws IOException {
        JsonNode given = schema.has("example")
                ? schema.path("example")
                : schema.path("examples").path(0);
        JsonNode example = given.isTextual() ? JSON.readTree(given.asText()) : given;
        Set<String> named = new HashSet<>();
        example.fieldNames().forEachRemaining(named::add);
        Set<String> known = new HashSet<>();
        schema.path("properties").fieldNames().forEachRemaining(known::add);
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        if (named.isEmpty() || !known.containsAll(named) || !named.containsAll(required)) {
            throw new AssertionError(
                    "The example of " + reference + " has " + named + ", not of " + known + " at least " + required);
        }
    }
}
