package dev.mainstay.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mainstay.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a person does over REST. */
public final class Rest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Rest() {}

    /**
     * A response.
     *
     * @param body its JSON; a missing node where there is none
     * @param text the body as it came
     */
    public record Answer(int status, JsonNode body, String text, HttpHeaders headers) {}

    public static Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    public static Answer post(String path, String json) {
        return with("POST", path, json);
    }

    /** With a token of {@link IdentityProvider}, to a service with {@link SignedInProfile}. */
    public static Answer getWith(String token, String path) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    /** As {@link #getWith}. */
    public static Answer postWith(String token, String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** As another person than the local administrator ({@link TestActors}). */
    public static Answer postAs(String name, String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .header(TestActors.HEADER, name)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public static Answer put(String path, String json) {
        return with("PUT", path, json);
    }

    public static Answer with(String method, String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    public static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").contains("json");
            JsonNode body = response.body().isEmpty() || !json
                    ? MissingNode.getInstance()
                    : EventJson.mapper().readTree(response.body());
            return new Answer(response.statusCode(), body, response.body(), response.headers());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static URI uri(String path) {
        String port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
