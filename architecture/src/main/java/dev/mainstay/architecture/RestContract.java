package dev.mainstay.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
     * @throws AssertionError if they differ; the served document is then in {@code target/openapi.json}
     */
    public static void holds(String service, URI openApi) {
        Path described = Path.of("../docs/openapi", service + ".json");
        Path actual = Path.of("target/openapi.json");
        try (InputStream served = URI.create(openApi + "?format=json").toURL().openStream()) {
            String text = new String(served.readAllBytes(), StandardCharsets.UTF_8).strip() + "\n";
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
}
