package dev.mainstay.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of the contract in one folder: as they are now, or as they were frozen. */
record Contract(Path folder) {
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static Contract current() {
        return new Contract(resource("/dev/mainstay/events/schemas").resolveSibling(""));
    }

    static Contract frozen() {
        return new Contract(resource("/frozen/v1"));
    }

    /** Returns the records that are carried by events. */
    static List<Class<? extends Record>> payloads() {
        return Arrays.stream(EventType.values())
                .<Class<? extends Record>>map(EventType::payload)
                .distinct()
                .toList();
    }

    /** The name on the wire, which may be another one than in Java. */
    static String wireName(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    static String schemaFile(Class<? extends Record> payload) {
        return payload.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
                + ".v1.schema.json";
    }

    /** Returns the schemas by file name. */
    Map<String, JsonNode> schemas() {
        return files("schemas", ".json");
    }

    /** Returns the examples by event type name. */
    Map<String, JsonNode> examples() {
        return files("examples", ".json");
    }

    JsonNode schema(Class<? extends Record> payload) {
        return requireNonNull(schemas().get(schemaFile(payload)), () -> "No schema of " + payload.getSimpleName());
    }

    JsonNode example(EventType type) {
        return requireNonNull(examples().get(type.wireName() + ".json"), () -> "No example of " + type.wireName());
    }

    JsonNode asyncApi() {
        return yaml(folder.resolve("asyncapi.yaml"));
    }

    /** Returns what is wrong with the value by its schema, formats included. */
    List<String> violations(JsonNode value, Class<? extends Record> payload) {
        Schema schema = REGISTRY.getSchema(schema(payload).toString(), InputFormat.JSON);
        return schema
                .validate(
                        value.toString(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** Follows a reference into {@code $defs}; returns the schema itself where there is none. */
    static JsonNode resolve(JsonNode document, JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.isEmpty() ? schema : document.at(ref.substring(1));
    }

    private Map<String, JsonNode> files(String folderName, String suffix) {
        try (Stream<Path> paths = Files.list(folder.resolve(folderName))) {
            return paths.filter(path -> path.toString().endsWith(suffix))
                    .collect(Collectors.toMap(
                            path -> path.getFileName().toString(), Contract::json, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return EventJson.mapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static JsonNode yaml(Path file) {
        try {
            return new YAMLMapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(
                    requireNonNull(Contract.class.getResource(name), name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
