package dev.mainstay.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.architecture.ApiDocument.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiDocumentTest {
    private static final String DOCUMENT = """
            {"paths": {
              "/things/{id}": {
                "get": {"parameters": [{"name": "id", "in": "path", "schema": {"type": "string", "format": "uuid"}}]},
                "post": {"requestBody": {"content": {
                  "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}, "text/csv": {}}}}},
              "/things/stream": {"get": {}}},
             "components": {"schemas": {
               "Colour": {"enum": ["RED", "BLUE"]},
               "Thing": {"type": "object", "required": ["name"], "properties": {
                 "name": {"type": "string"},
                 "colours": {"type": "array", "items": {"$ref": "#/components/schemas/Colour"}},
                 "size": {"type": ["integer", "null"]},
                 "since": {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "null"}]},
                 "good": {"type": "boolean"},
                 "inside": {"$ref": "#/components/schemas/Thing"}}}}}}
            """;

    @TempDir
    Path folder;

    @Test
    void operationsAreInTheDocumentsOrder() throws IOException {
        assertThat(document().operations())
                .extracting(Operation::toString, Operation::changes, Operation::streams)
                .containsExactly(
                        tuple("GET /things/{id}", false, false),
                        tuple("POST /things/{id}", true, false),
                        tuple("GET /things/stream", false, true));
        assertThat(document().operations().get(1).bodies()).containsOnlyKeys("application/json", "text/csv");
    }

    @Test
    void aSampleHasEveryFieldAndEnds() throws IOException {
        JsonNode sample = thing(ApiDocument.SAME);

        assertThat(sample.path("name").asText()).isEqualTo("a.example");
        assertThat(sample.path("colours").path(0).asText()).isEqualTo("RED");
        assertThat(sample.path("size").asInt()).isEqualTo(1);
        assertThat(sample.path("since").asText()).isEqualTo("2026-11-29T12:00:00Z");
        assertThat(sample.path("good").asBoolean()).isTrue();
        assertThat(sample.at("/inside/inside/name").asText()).isEqualTo("a.example");
    }

    @Test
    void whatIsOptionalMayBeLeftOut() throws IOException {
        JsonNode sample = thing(new ApiDocument.Choices() {
            @Override
            public boolean says(String optionalField) {
                return false;
            }
        });

        assertThat(sample).hasToString("{\"name\":\"a.example\"}");
    }

    private JsonNode thing(ApiDocument.Choices choices) throws IOException {
        ApiDocument document = document();
        JsonNode schema = document.operations().get(1).body("application/json");
        return document.sample(schema, "", choices);
    }

    private ApiDocument document() throws IOException {
        return ApiDocument.in(Files.writeString(folder.resolve("openapi.json"), DOCUMENT));
    }
}
