package dev.mainstay.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mainstay.architecture.ApiDocument.Operation;
import dev.mainstay.architecture.ApiDocument.Parameter;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Every query parameter of every GET of a running service's OpenAPI document, by itself: with a value that the document allows, with
 * values that it does not, and with one that nobody knows. Returned are the answers that were not as they should be; a test expects
 * none.
 */
public final class QueryWalk {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI service;
    private final ApiDocument document;
    private final List<String> wrong = new ArrayList<>();

    /** @param openApi where the running service serves its OpenAPI document */
    public QueryWalk(URI openApi) {
        this.service = openApi.resolve("/");
        this.document = ApiDocument.servedAt(openApi);
    }

    /** A documented value is taken; what is none, and what nobody documented, is 400 {@code invalid-request} with its place. */
    public List<String> walk() {
        document.operations().stream()
                .filter(operation -> !operation.changes()
                        && !operation.streams()
                        && !operation.path().startsWith("/agent/"))
                .forEach(this::walk);
        return wrong;
    }

    private void walk(Operation operation) {
        refused(operation, "surprise", "1");
        for (Parameter parameter : operation.parameters()) {
            if (parameter.isQuery()) {
                taken(operation, parameter);
                bad(parameter).forEach(value -> refused(operation, parameter.name(), value));
            }
        }
    }

    private void taken(Operation operation, Parameter parameter) {
        Answer answer = get(operation, parameter.name(), good(parameter));
        if (answer.status() != 200) {
            wrong.add(operation + " " + parameter.name() + "=" + good(parameter) + ": " + answer);
        }
    }

    private void refused(Operation operation, String parameter, String value) {
        Answer answer = get(operation, parameter, value);
        boolean named = StreamSupport.stream(answer.body().path("violations").spliterator(), false)
                .anyMatch(violation -> violation.path("parameter").asText().equals(parameter));
        if (answer.status() != 400 || !answer.body().path("code").asText().equals("invalid-request") || !named) {
            wrong.add(operation + " " + parameter + "=" + value + ": " + answer);
        }
    }

    private String good(Parameter parameter) {
        return parameter.example().isEmpty()
                ? document.sample(document.single(parameter.schema()), parameter.name(), ApiDocument.SAME)
                        .asText()
                : parameter.example();
    }

    /** By what the schema says; a text may be anything but what nobody can hold, a cursor only what a page gave. */
    private Stream<String> bad(Parameter parameter) {
        JsonNode schema = document.single(parameter.schema());
        Stream<String> outside = Stream.of("minimum", "maximum")
                .filter(schema::has)
                .map(bound -> Long.toString(schema.path(bound).asLong() + (bound.equals("minimum") ? -1 : 1)));
        boolean isText = !schema.has("enum")
                && !schema.has("format")
                && schema.path("type").toString().contains("string")
                && !parameter.name().equals("cursor");
        return Stream.concat(outside, isText ? Stream.of("", "\0") : Stream.of("x", "", "\0"));
    }

    private Answer get(Operation operation, String name, String value) {
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", good(parameter));
            }
        }
        String query = Stream.concat(
                        operation.parameters().stream()
                                .filter(parameter -> parameter.isQuery()
                                        && parameter.required()
                                        && !parameter.name().equals(name))
                                .map(parameter -> parameter.name() + "=" + escaped(good(parameter))),
                        Stream.of(name + "=" + escaped(value)))
                .collect(Collectors.joining("&"));
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(service.resolve(path + "?" + query)).build(),
                    HttpResponse.BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.createObjectNode());
        } catch (IOException e) {
            return new Answer(599, JSON.createObjectNode().put("failed", String.valueOf(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private record Answer(int status, JsonNode body) {
        @Override
        public String toString() {
            String text = body.toString();
            return status + " " + text.substring(0, Math.min(300, text.length()));
        }
    }
}
