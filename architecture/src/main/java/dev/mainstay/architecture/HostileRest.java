package dev.mainstay.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mainstay.architecture.ApiDocument.Operation;
import dev.mainstay.architecture.ApiDocument.Parameter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every operation of a running service's OpenAPI document, attacked. Returned are the answers that were not as they should be;
 * a test expects none.
 */
public final class HostileRest {
    private static final int MAX_TARGET = 4_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;
    private final ApiDocument document;
    private final List<String> wrong = new ArrayList<>();

    /** @param openApi where the running service serves its OpenAPI document */
    public HostileRest(URI openApi) {
        this.service = openApi.resolve("/");
        this.document = ApiDocument.servedAt(openApi);
    }

    /** What a page of another origin can send: each change with each of it is to be refused, 415 or 403. */
    public List<String> asAForeignPage() {
        for (Operation operation : operations()) {
            if (operation.changes()) {
                refused(operation, 415, null, Map.of());
                for (String type :
                        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x")) {
                    if (!operation.bodies().containsKey(type.replaceFirst(";.*", ""))) {
                        refused(operation, 415, type, Map.of());
                    }
                }
                String type = mediaType(operation);
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
            for (Parameter parameter : operation.parameters()) {
                String name = parameter.name();
                if (!parameter.in().equals("header")) {
                    HostileJson.texts()
                            .forEach((what, text) -> answered(
                                    operation,
                                    name + " = " + what,
                                    target(operation, name, escaped(text)),
                                    honest(operation).toString()));
                    answered(operation, name + " = broken escape", target(operation, name, "%FF%ED%A0%80"), "{}");
                }
            }
            if (!operation.bodies().isEmpty()) {
                String target = target(operation, "", "");
                // Who has no key is told so before the body is read; what agents' bodies may hold, their own tests say.
                Stream<HostileJson.Attack> attacks =
                        isOfAgents(operation) ? Stream.of() : HostileJson.on(honest(operation));
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
        Answer answer = send(request(operation, target, mediaType(operation), body));
        boolean told = answer.status() == 503 && answer.retryAfter();
        if ((answer.status() >= 500 && !told) || (answer.status() >= 400 && !answer.isProblem())) {
            wrong.add(operation + " " + what + ": " + answer);
        }
    }

    private List<Operation> operations() {
        return document.operations().stream()
                .filter(operation -> !operation.streams())
                .toList();
    }

    private static boolean isOfAgents(Operation operation) {
        return operation.path().startsWith("/agent/") && !operation.path().endsWith("/enrolments");
    }

    private static String mediaType(Operation operation) {
        return operation.bodies().keySet().stream().findFirst().orElse("application/json");
    }

    /** The operation's address with an honest value in each parameter but one. */
    private String target(Operation operation, String hostile, String escapedValue) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            String name = parameter.name();
            String value = name.equals(hostile)
                    ? escapedValue
                    : honest(parameter.schema(), name).asText();
            if (parameter.in().equals("path")) {
                path = path.replace("{" + name + "}", value);
            } else if (name.equals(hostile)) {
                query.add(escaped(name) + "=" + value);
            }
        }
        return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    private JsonNode honest(Operation operation) {
        JsonNode schema = operation.body("application/json");
        return schema.isMissingNode() ? JsonNodeFactory.instance.objectNode() : honest(schema, "");
    }

    private JsonNode honest(JsonNode schema, String name) {
        return document.sample(schema, name, ApiDocument.SAME);
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
