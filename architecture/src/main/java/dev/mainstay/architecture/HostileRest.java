package dev.mainstay.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of a running service's OpenAPI document, attacked. Returned are the answers that were not as they should be;
 * a test expects none.
 */
public final class HostileRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "0198a000-0000-7000-8000-000000000001";
    private static final int MAX_TARGET = 4_000;
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final JsonNode document;
    private final List<String> wrong = new ArrayList<>();

    /** @param openApi where the running service serves its OpenAPI document */
    public HostileRest(URI openApi) {
        this.service = openApi.resolve("/");
        try (InputStream served = URI.create(openApi + "?format=json").toURL().openStream()) {
            this.document = JSON.readTree(served);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Operation(String method, String path, JsonNode description) {
        boolean changes() {
            return !method.equals("GET");
        }

        boolean isOfAgents() {
            return path.startsWith("/agent/") && !path.endsWith("/enrolments");
        }

        String mediaType() {
            var types = description.at("/requestBody/content").fieldNames();
            return types.hasNext() ? types.next() : "application/json";
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** What a page of another origin can send: each change with each of it is to be refused, 415 or 403. */
    public List<String> asAForeignPage() {
        for (Operation operation : operations()) {
            if (operation.changes()) {
                refused(operation, 415, null, Map.of());
                for (String type :
                        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
                    if (!operation.description().at("/requestBody/content").has(type.replaceFirst(";.*", ""))) {
                        refused(operation, 415, type, Map.of());
                    }
                }
                String type = operation.mediaType();
                refused(operation, 403, type, Map.of("Origin", "https://attacker.example"));
                refused(operation, 403, type, Map.of("Origin", "null"));
                refused(operation, 403, type, Map.of("Sec-Fetch-Site", "cross-site"));
                refused(operation, 403, type, Map.of("Sec-Fetch-Site", "same-site"));
            }
        }
        return wrong;
    }

    private void refused(Operation operation, int status, @Nullable String type, Map<String, String> headers) {
        HttpRequest.Builder request = request(
                operation, target(operation, "", ""), type, honest(operation).toString());
        headers.forEach(request::header);
        Answer answer = send(request);
        if (answer.status() != status || !answer.isProblem()) {
            wrong.add(operation + " as " + type + " with " + headers + ": " + answer);
        }
    }

    /** Hostile values in each parameter and each field of each body: never a 5xx but 503, and a 4xx is a problem. */
    public List<String> withHostileValues() {
        for (Operation operation : operations()) {
            for (JsonNode parameter : operation.description().path("parameters")) {
                String name = parameter.path("name").asText();
                if (!parameter.path("in").asText().equals("header")) {
                    HostileJson.texts()
                            .forEach((what, text) -> answered(
                                    operation,
                                    name + " = " + what,
                                    target(operation, name, escaped(text)),
                                    honest(operation).toString()));
                    answered(operation, name + " = broken escape", target(operation, name, "%FF%ED%A0%80"), "{}");
                }
            }
            if (!operation.description().path("requestBody").isMissingNode()) {
                String target = target(operation, "", "");
                // Who has no key is told so before the body is read; what agents' bodies may hold, their own tests say.
                Stream<HostileJson.Attack> attacks =
                        operation.isOfAgents() ? Stream.of() : HostileJson.on(honest(operation));
                attacks.forEach(attack -> answered(operation, attack.name(), target, attack.json()));
                for (String body : List.of("", "null", "[]", "12", "\"x\"", "\"\\u0000\"", "{", "{} {}", "\0")) {
                    answered(operation, "body " + body, target, body);
                }
            }
        }
        return wrong;
    }

    private void answered(Operation operation, String what, String target, String body) {
        if (target.length() > MAX_TARGET) {
            return; // refused before there is a request: 414
        }
        Answer answer = send(request(operation, target, operation.mediaType(), body));
        boolean told = answer.status() == 503 && answer.retryAfter();
        if ((answer.status() >= 500 && !told) || (answer.status() >= 400 && !answer.isProblem())) {
            wrong.add(operation + " " + what + ": " + answer);
        }
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            if (path.getKey().endsWith("/stream")) {
                return; // it answers as long as one listens
            }
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    operations.add(new Operation(
                            method.toUpperCase(Locale.ROOT),
                            path.getKey(),
                            path.getValue().path(method)));
                }
            }
        });
        return operations;
    }

    /** The operation's address with an honest value in each parameter but one. */
    private String target(Operation operation, String hostile, String escapedValue) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.path("name").asText();
            String value = name.equals(hostile) ? escapedValue : honestParameter(parameter);
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", value);
            } else if (name.equals(hostile)) {
                query.add(escaped(name) + "=" + value);
            }
        }
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private String honestParameter(JsonNode parameter) {
        JsonNode schema = resolved(parameter.path("schema"));
        if (schema.has("enum")) {
            return schema.at("/enum/0").asText();
        }
        return switch (schema.path("format").asText() + schema.path("type").asText()) {
            case "uuidstring" -> ID;
            case "stringstring", "string" -> "a.example";
            default -> schema.path("type").asText().equals("integer") ? "7" : "a.example";
        };
    }

    private JsonNode honest(Operation operation) {
        JsonNode schema = operation.description().at("/requestBody/content/application~1json/schema");
        return schema.isMissingNode() ? JsonNodeFactory.instance.objectNode() : honest(schema, 0);
    }

    private JsonNode honest(JsonNode any, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        JsonNode schema = resolved(any);
        if (schema.has("enum")) {
            return nodes.textNode(schema.at("/enum/0").asText());
        }
        for (String one : List.of("anyOf", "oneOf", "allOf")) {
            if (schema.has(one)) {
                return honest(schema.path(one).get(0), depth);
            }
        }
        JsonNode types = schema.path("type");
        String type = types.isArray() ? types.get(0).asText() : types.asText();
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" ->
                depth > 8 ? nodes.arrayNode() : nodes.arrayNode().add(honest(schema.path("items"), depth + 1));
            case "integer", "number" -> nodes.numberNode(1);
            case "boolean" -> nodes.booleanNode(true);
            default ->
                nodes.textNode(
                        switch (schema.path("format").asText()) {
                            case "uuid" -> ID;
                            case "date-time" -> "2026-11-29T12:00:00Z";
                            case "date" -> "2026-11-29";
                            default -> "a.example";
                        });
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        if (depth <= 8) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), honest(property.getValue(), depth + 1)));
        }
        return object;
    }

    private JsonNode resolved(JsonNode schema) {
        String ref = schema.path("$ref").asText();
        return ref.isEmpty() ? schema : document.at(ref.substring(1));
    }

    /** As UTF-8 in percent signs; half of a surrogate pair as the three bytes that some encoders make of it. */
    private static String escaped(String text) {
        if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))
                && text.codePointCount(0, text.length()) == text.length()) {
            return "x%ED%A0%80";
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(Operation operation, String target, @Nullable String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(service.toString().replaceAll("/$", "") + target))
                .timeout(Duration.ofSeconds(60));
        if (!operation.changes()) {
            return request.GET();
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        return request.method(operation.method(), HttpRequest.BodyPublishers.ofString(body));
    }

    private record Answer(int status, String type, boolean retryAfter, String body) {
        boolean isProblem() {
            return type.startsWith("application/problem+json");
        }

        @Override
        public String toString() {
            return status + " " + type + " " + body.substring(0, Math.min(300, body.length()));
        }
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse("none"),
                    response.headers().firstValue("Retry-After").isPresent(),
                    response.body());
        } catch (IOException e) {
            return new Answer(599, "none", false, String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
