package dev.mainstay.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A service's REST API as its OpenAPI document tells it: the operations, and sample values that the schemas allow. */
public final class ApiDocument {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");
    private static final int MAX_DEPTH = 8;

    private final JsonNode document;

    private ApiDocument(JsonNode document) {
        this.document = document;
    }

    /** The document in a file. */
    public static ApiDocument in(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new ApiDocument(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The document that a running service serves. */
    public static ApiDocument servedAt(URI openApi) {
        try (InputStream in = URI.create(openApi + "?format=json").toURL().openStream()) {
            return new ApiDocument(JSON.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One operation.
     *
     * @param id by which generated clients call it
     * @param method in upper case
     * @param path with {@code {parameters}}
     * @param bodies the schema of each media type that it takes, in the document's order; empty if it takes no body
     */
    public record Operation(
            String id, String method, String path, List<Parameter> parameters, Map<String, JsonNode> bodies) {

        public boolean changes() {
            return !method.equals("GET");
        }

        /** The schema of one media type's body; a missing node if it takes none. */
        public JsonNode body(String mediaType) {
            return bodies.getOrDefault(mediaType, MissingNode.getInstance());
        }

        /** Whether it answers as long as one listens. */
        public boolean streams() {
            return path.endsWith("/stream");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * One parameter of an operation.
     *
     * @param in {@code path}, {@code query} or {@code header}
     * @param example empty when the document gives none
     */
    public record Parameter(String name, String in, JsonNode schema, boolean required, String example) {
        public boolean isQuery() {
            return in.equals("query");
        }
    }

    /** What a sample says where a schema leaves a choice; as it stands, always the same. */
    public interface Choices {

        /** Whether an object says a field that it may leave out. */
        default boolean says(String optionalField) {
            return true;
        }

        /** One of an enum's values, by its place: 0 to below {@code count}. */
        default int value(int count) {
            return 0;
        }

        default int number() {
            return 1;
        }

        default boolean flag() {
            return true;
        }

        /**
         * A text.
         *
         * @param name of the field or parameter; empty if it has none
         * @param format as OpenAPI names it ({@code uuid}, {@code date-time}); empty if it has none
         */
        default String text(String name, String format) {
            return switch (format) {
                case "uuid" -> "0198a000-0000-7000-8000-000000000001";
                case "date-time" -> "2026-11-29T12:00:00Z";
                case "date" -> "2026-11-29";
                default -> "a.example";
            };
        }
    }

    /** The choices that are always the same. */
    public static final Choices SAME = new Choices() {};

    /** All operations, in the document's order. */
    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    operations.add(operation(
                            method.toUpperCase(Locale.ROOT),
                            path.getKey(),
                            path.getValue().path(method)));
                }
            }
        });
        return operations;
    }

    private static Operation operation(String method, String path, JsonNode description) {
        List<Parameter> parameters = new ArrayList<>();
        description
                .path("parameters")
                .forEach(parameter -> parameters.add(new Parameter(
                        parameter.path("name").asText(),
                        parameter.path("in").asText(),
                        parameter.path("schema"),
                        parameter.path("required").asBoolean(),
                        parameter.path("example").asText())));
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        description
                .at("/requestBody/content")
                .properties()
                .forEach(type -> bodies.put(type.getKey(), type.getValue().path("schema")));
        return new Operation(description.path("operationId").asText(), method, path, parameters, bodies);
    }

    /** The schema itself, where this one only names it; of an array, that of its items. */
    public JsonNode single(JsonNode given) {
        JsonNode schema = resolved(given);
        return type(schema).equals("array") ? resolved(schema.path("items")) : schema;
    }

    /** A value that a schema allows, as far as it says. */
    public JsonNode sample(JsonNode schema, String name, Choices choices) {
        return sample(schema, name, choices, 0);
    }

    private JsonNode sample(JsonNode given, String name, Choices choices, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("enum")) {
            JsonNode values = schema.path("enum");
            return values.get(choices.value(values.size()));
        }
        return switch (type(schema)) {
            case "object" -> object(schema, choices, depth);
            case "array" ->
                depth > MAX_DEPTH
                        ? NODES.arrayNode()
                        : NODES.arrayNode().add(sample(schema.path("items"), name, choices, depth + 1));
            case "integer", "number" -> NODES.numberNode(choices.number());
            case "boolean" -> NODES.booleanNode(choices.flag());
            default -> NODES.textNode(choices.text(name, schema.path("format").asText()));
        };
    }

    private ObjectNode object(JsonNode schema, Choices choices, int depth) {
        ObjectNode object = NODES.objectNode();
        if (depth > MAX_DEPTH) {
            return object;
        }
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(field -> required.add(field.asText()));
        schema.path("properties").properties().forEach(field -> {
            String name = field.getKey();
            if (required.contains(name) || choices.says(name)) {
                object.set(name, sample(field.getValue(), name, choices, depth + 1));
            }
        });
        return object;
    }

    /** The first of several types; that of a schema that names none is an object's. */
    private static String type(JsonNode schema) {
        JsonNode types = schema.path("type");
        return types.isArray() ? types.path(0).asText() : types.asText("object");
    }

    /** The schema that is meant: references followed, the first of several possible ones. */
    public JsonNode resolved(JsonNode schema) {
        JsonNode next = next(schema);
        return next.isMissingNode() ? schema : resolved(next);
    }

    private JsonNode next(JsonNode schema) {
        if (schema.has("$ref")) {
            return document.at(schema.path("$ref").asText().substring(1));
        }
        for (String several : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(several)) {
                return schema.path(several).path(0);
            }
        }
        return MissingNode.getInstance();
    }
}
