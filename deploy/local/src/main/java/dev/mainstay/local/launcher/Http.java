package dev.mainstay.local.launcher;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the launcher and the tests ask of the services, as a person's browser would. */
public final class Http {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Http() {}

    /** A service said no, or nothing. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The status of a GET, 0 when nobody answers. */
    public static int status(URI uri) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(3)).build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /**
     * Reads JSON.
     *
     * @throws Refused unless it is answered with success
     */
    public static JsonNode get(URI uri) {
        return send(HttpRequest.newBuilder(uri).timeout(TIMEOUT).build());
    }

    /**
     * Reads a list to its end, page by page.
     *
     * @param list its first page, with whatever filter
     * @throws Refused unless each page is answered with success
     */
    public static List<JsonNode> items(URI list) {
        List<JsonNode> items = new ArrayList<>();
        String asked = list.toString() + (list.getQuery() == null ? "?" : "&") + "limit=500";
        JsonNode page = get(URI.create(asked));
        page.path("items").forEach(items::add);
        while (page.has("next")) {
            page = get(URI.create(asked + "&cursor=" + page.path("next").asText()));
            page.path("items").forEach(items::add);
        }
        return items;
    }

    /**
     * Posts a body and reads the answer, a missing node when it is empty.
     *
     * @throws Refused unless it is answered with success
     */
    public static JsonNode post(URI uri, String contentType, byte[] body) {
        return send(HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    /** As {@link #post}, with JSON. */
    public static JsonNode postJson(URI uri, Object body) {
        try {
            return post(uri, "application/json", EventJson.mapper().writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not to be written as JSON: " + body, e);
        }
    }

    private static JsonNode send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new Refused(
                        request.method() + " " + request.uri() + ": " + response.statusCode() + " "
                                + new String(response.body(), StandardCharsets.UTF_8),
                        null);
            }
            return EventJson.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new Refused(request.method() + " " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted: " + request.uri(), e);
        }
    }
}
