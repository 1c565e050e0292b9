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
import java.util.HashSet;
import java.util.Set;

/**
 * A service's REST API against its description in {@code docs/openapi}. Programs and the host agent are written against
 * that file, so a change of the API is a change of the file, seen by whoever reviews it.
 */
public final class RestContract {
    private RestContract() {}

    /**
     * Compares.
     *
     * @param service the module's name; called in its folder
     * @param openApi where the running service serves its OpenAPI document
     * @throws AssertionError if an operation has no id of its own, by which generated clients call it; or if they differ: the
     *     served document is then in {@code target/openapi.json}
     */
    public static void holds(String service, URI openApi) {
        Path described = Path.of("../docs/openapi", service + ".json");
        Path actual = Path.of("target/openapi.json");
        try (InputStream served = URI.create(openApi + "?format=json").toURL().openStream()) {
            String text = new String(served.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n";
            haveIds(new ObjectMapper().readTree(text).path("paths"));
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
}
