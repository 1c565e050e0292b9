package dev.mainstay.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.architecture.HostileJson;
import dev.mainstay.events.EventJson;
import dev.mainstay.local.bench.BenchAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever can reach a service: each operation of its published OpenAPI document, with hostile values in path, query, headers
 * and body. What is wrong is refused with a problem, what is used up with a time to wait, and nothing ends with a fault.
 */
final class RestAttack {
    private static final int URI_TOO_LONG = 414;
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");
    private static final List<String> HOSTILE_TYPES =
            List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "*/*", "x");
    /** A stream has no end, and a fleet's records are not ours to play again. */
    private static final List<String> LEFT_OUT = List.of("/api/v1/events/stream");

    private final URI service;
    private final JsonNode document;
    private final Random random;
    private final List<UUID> known;
    private final BenchAgent agent;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<Operation> operations = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    private record Operation(String method, String path, JsonNode description) {

        /** By media type what it takes as a body; empty when it takes none. */
        JsonNode content() {
            return description.path("requestBody").path("content");
        }
    }

    /**
     * An attack on a service.
     *
     * @param document its OpenAPI document
     * @param known ids of hosts of the estate, so that some requests get further than "unknown"
     * @param agent who signs what only agents may send
     */
    RestAttack(URI service, Path document, List<UUID> known, BenchAgent agent, Random random) {
        this.service = service;
        this.random = random;
        this.known = List.copyOf(known);
        this.agent = agent;
        try {
            this.document = EventJson.mapper().readTree(document.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.document
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    if (METHODS.contains(operation.getKey()) && !LEFT_OUT.contains(path.getKey())) {
                        operations.add(new Operation(operation.getKey(), path.getKey(), operation.getValue()));
                    }
                }));
    }

    /** Answers that no request may get, a line for each. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Sends one hostile request to each operation. */
    void round() {
        operations.forEach(this::attack);
    }

    private static List<String> types(Operation operation) {
        List<String> types = new ArrayList<>();
        operation.content().fieldNames().forEachRemaining(types::add);
        return types;
    }

    private void attack(Operation operation) {
        HttpRequest request = request(operation);
        try {
            String fault = fault(answer(request));
            if (fault != null) {
                broken.add("%s %s: %s"
                        .formatted(request.method(), shortened(request.uri().toString()), fault));
            }
        } catch (IOException e) {
            broken.add("%s %s: no answer, %s"
                    .formatted(request.method(), shortened(request.uri().toString()), e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A connection that the service closes after a refusal may be one that the client was about to use again. */
    private HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException closed) {
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private static @Nullable String fault(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == URI_TOO_LONG) {
            return null; // said before a service sees the request, without a body
        }
        if (status == 429 || status == 503) {
            return response.headers().firstValue("Retry-After").isPresent() ? null : status + " without Retry-After";
        }
        if (status >= 500) {
            return status + " " + shortened(response.body());
        }
        String type = response.headers().firstValue("Content-Type").orElse("");
        if (status >= 400 && !type.startsWith("application/problem+json")) {
            return status + " as " + type + " " + shortened(response.body());
        }
        return null;
    }

    private HttpRequest request(Operation operation) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.path("name").asText();
            String value = random.nextInt(3) == 0 ? plain(parameter.path("schema"), name) : hostileText();
            switch (parameter.path("in").asText()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value.isEmpty() ? "x" : value));
                case "query" ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(encoded(value));
                default -> request.header(name, value.replaceAll("[^ -~]", "?"));
            }
        }
        request.uri(URI.create(service + path + query)).timeout(Duration.ofSeconds(60));
        JsonNode content = operation.content();
        if (content.isEmpty()) {
            return request.method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.noBody())
                    .build();
        }
        List<String> types = types(operation);
        String type = types.get(random.nextInt(types.size()));
        byte[] body = body(content.path(type).path("schema"), type);
        if (path.startsWith("/agent/") && random.nextInt(5) != 0) {
            return agent.request(URI.create(service + path + query), body, false);
        }
        if (random.nextInt(10) == 0) {
            type = HOSTILE_TYPES.get(random.nextInt(HOSTILE_TYPES.size()));
        }
        if (random.nextInt(10) != 0) {
            request.header("Content-Type", type);
        }
        return request.method(operation.method().toUpperCase(Locale.ROOT), BodyPublishers.ofByteArray(body))
                .build();
    }

    private byte[] body(JsonNode schema, String type) {
        if (!type.contains("json") && random.nextBoolean()) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            return bytes;
        }
        String body = HostileJson.one(example(schema, "", 0), random).json();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(20)) {
            case 0 -> Arrays.copyOf(bytes, bytes.length / 2);
            case 1 -> body.getBytes(StandardCharsets.UTF_16);
            default -> bytes;
        };
    }

    /** A body that the schema would have, with ids that exist where it may. */
    private JsonNode example(JsonNode given, String name, int depth) {
        JsonNode schema = resolved(given);
        if (schema.has("enum")) {
            JsonNode values = schema.path("enum");
            return values.get(random.nextInt(values.size()));
        }
        String type = schema.path("type").isArray()
                ? schema.path("type").get(0).asText()
                : schema.path("type").asText("object");
        if (depth > 6) {
            return EventJson.mapper().nullNode();
        }
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> EventJson.mapper().createArrayNode().add(example(schema.path("items"), name, depth + 1));
            case "integer", "number" -> EventJson.mapper().getNodeFactory().numberNode(random.nextInt(1, 50));
            case "boolean" -> EventJson.mapper().getNodeFactory().booleanNode(random.nextBoolean());
            default -> EventJson.mapper().getNodeFactory().textNode(plain(schema, name));
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = EventJson.mapper().createObjectNode();
        schema.path("properties").properties().forEach(field -> {
            if (isRequired(schema, field.getKey()) || random.nextBoolean()) {
                object.set(field.getKey(), example(field.getValue(), field.getKey(), depth + 1));
            }
        });
        return object;
    }

    private static boolean isRequired(JsonNode schema, String field) {
        for (JsonNode name : schema.path("required")) {
            if (name.asText().equals(field)) {
                return true;
            }
        }
        return false;
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode found = schema;
        while (found.has("$ref")) {
            found = document.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    private String plain(JsonNode given, String name) {
        JsonNode schema = resolved(given);
        if (schema.path("format").asText().equals("uuid") || name.endsWith("Id") || name.equals("id")) {
            return known.get(random.nextInt(known.size())).toString();
        }
        if (schema.path("format").asText().equals("date-time")) {
            return "2026-11-29T12:00:00Z";
        }
        return switch (schema.path("type").asText()) {
            case "integer", "number" -> Integer.toString(random.nextInt(1, 50));
            case "boolean" -> "true";
            default -> "attacked-" + random.nextInt(1000) + ".example";
        };
    }

    private String hostileText() {
        List<String> texts = List.copyOf(HostileJson.texts().values());
        String text = texts.get(random.nextInt(texts.size()));
        int longest = random.nextInt(20) == 0 ? 5000 : 1000;
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private static String encoded(String text) {
        // A lone surrogate is no UTF-8: what a client would send in its place.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
