package dev.mainstay.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.architecture.ApiDocument;
import dev.mainstay.architecture.ApiDocument.Operation;
import dev.mainstay.architecture.ApiDocument.Parameter;
import dev.mainstay.architecture.HostileJson;
import dev.mainstay.local.bench.BenchAgent;
import java.io.IOException;
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
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whoever can reach a service: each operation of its published OpenAPI document, with hostile values in path, query, headers
 * and body. What is wrong is refused with a problem, what is used up with a time to wait, and nothing ends with a fault.
 */
final class RestAttack {
    private static final int URI_TOO_LONG = 414;
    private static final List<String> HOSTILE_TYPES =
            List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "*/*", "x");
    private final URI service;
    private final ApiDocument document;
    private final Random random;
    private final List<UUID> known;
    private final BenchAgent agent;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final List<Operation> operations;
    private final List<String> broken = new ArrayList<>();
    private final ApiDocument.Choices choices = new Drawn();

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
        this.document = ApiDocument.in(document);
        this.operations = this.document.operations().stream()
                .filter(operation -> !operation.streams())
                .toList();
    }

    /** Answers that no request may get, a line for each. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** Sends one hostile request to each operation. */
    void round() {
        operations.forEach(this::attack);
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
        for (Parameter parameter : operation.parameters()) {
            String name = parameter.name();
            String value = random.nextInt(3) == 0
                    ? document.sample(parameter.schema(), name, choices).asText()
                    : hostileText();
            switch (parameter.in()) {
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
        if (operation.bodies().isEmpty()) {
            return request.method(operation.method(), BodyPublishers.noBody()).build();
        }
        List<String> types = List.copyOf(operation.bodies().keySet());
        String type = types.get(random.nextInt(types.size()));
        byte[] body = body(operation.body(type), type);
        if (path.startsWith("/agent/") && random.nextInt(5) != 0) {
            return agent.request(URI.create(service + path + query), body, false);
        }
        if (random.nextInt(10) == 0) {
            type = HOSTILE_TYPES.get(random.nextInt(HOSTILE_TYPES.size()));
        }
        if (random.nextInt(10) != 0) {
            request.header("Content-Type", type);
        }
        return request.method(operation.method(), BodyPublishers.ofByteArray(body))
                .build();
    }

    private byte[] body(JsonNode schema, String type) {
        if (!type.contains("json") && random.nextBoolean()) {
            byte[] bytes = new byte[random.nextInt(2000)];
            random.nextBytes(bytes);
            return bytes;
        }
        String body =
                HostileJson.one(document.sample(schema, "", choices), random).json();
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(20)) {
            case 0 -> Arrays.copyOf(bytes, bytes.length / 2);
            case 1 -> body.getBytes(StandardCharsets.UTF_16);
            default -> bytes;
        };
    }

    /** What is sent where nothing hostile is: with ids that exist where it may. */
    private final class Drawn implements ApiDocument.Choices {

        @Override
        public boolean says(String optionalField) {
            return random.nextBoolean();
        }

        @Override
        public int value(int count) {
            return random.nextInt(count);
        }

        @Override
        public int number() {
            return random.nextInt(1, 50);
        }

        @Override
        public boolean flag() {
            return random.nextBoolean();
        }

        @Override
        public String text(String name, String format) {
            if (format.equals("uuid") || name.endsWith("Id") || name.equals("id")) {
                return known.get(random.nextInt(known.size())).toString();
            }
            return format.equals("date-time")
                    ? "2026-11-29T12:00:00Z"
                    : "attacked-" + random.nextInt(1000) + ".example";
        }
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
