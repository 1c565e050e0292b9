package dev.mainstay.edge.session;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** As much of a browser as signing in takes: cookies, and redirects one by one. Secure cookies go over HTTP too, on 127.0.0.1. */
final class Browser {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int MOST_REDIRECTS = 10;

    private final Map<String, HttpCookie> cookies = new LinkedHashMap<>();
    private final List<String> setCookies = new ArrayList<>();
    private final URI edge;

    Browser(URI edge) {
        this.edge = edge;
    }

    /** Asks the edge, without following where it leads. */
    HttpResponse<String> get(String path, String... headers) {
        return send(HttpRequest.newBuilder(edge.resolve(path)), headers);
    }

    /** Changes something, as a page's script does. */
    HttpResponse<String> post(String path) {
        return send(
                HttpRequest.newBuilder(edge.resolve(path)).POST(BodyPublishers.ofString("{}")),
                "Origin",
                "http://" + edge.getAuthority(),
                "Sec-Fetch-Site",
                "same-origin",
                "X-Mainstay-Page",
                "1");
    }

    /** Where one ends up, having followed each redirect from there on; the last answer is no redirect, or one to the page. */
    HttpResponse<String> follow(String path) {
        HttpResponse<String> answer = get(path);
        for (int i = 0; i < MOST_REDIRECTS && answer.statusCode() == 302; i++) {
            answer = send(HttpRequest.newBuilder(edge.resolve(location(answer))));
        }
        return answer;
    }

    static String location(HttpResponse<?> answer) {
        return answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError("No redirect: " + answer));
    }

    /** As they were set, from the first request on. */
    List<String> setCookies() {
        return setCookies;
    }

    /** What is kept now, by name. */
    Map<String, String> cookies() {
        Map<String, String> kept = new LinkedHashMap<>();
        cookies.forEach((name, cookie) -> kept.put(name, cookie.getValue()));
        return kept;
    }

    void put(String name, String value) {
        cookies.put(name, new HttpCookie(name, value));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        URI to = request.build().uri();
        if (to.getAuthority().equals(edge.getAuthority()) && !cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.values().stream()
                            .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            for (String set : answer.headers().allValues("Set-Cookie")) {
                keep(set);
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String set) {
        setCookies.add(set);
        String[] pair = set.split(";", 2)[0].split("=", 2);
        if (set.contains("Max-Age=0") || pair[1].isEmpty()) {
            cookies.remove(pair[0]);
        } else {
            put(pair[0], pair[1]);
        }
    }
}
