package dev.mainstay.edge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/** Three servers of HTTP in the services' places, which tell what they were asked; a fourth address has nobody. */
public final class Backend implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, HttpServer> servers = new HashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile CountDownLatch nextEvent = new CountDownLatch(1);

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        for (String service : List.of("scanner", "patch", "report")) {
            HttpServer server = server(service);
            servers.put(service, server);
            settings.put(
                    "mainstay.edge.services." + service,
                    "http://127.0.0.1:" + server.getAddress().getPort());
        }
        settings.put("mainstay.http.allowed-hosts", "console.lync.example");
        return settings;
    }

    @Override
    public void stop() {
        servers.values().forEach(server -> server.stop(0));
        threads.shutdownNow();
    }

    private HttpServer server(String service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            server.setExecutor(threads);
            server.createContext("/", exchange -> echo(service, exchange));
            server.createContext("/api/v1/nothing", exchange -> {
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.createContext("/api/v1/unchanged", exchange -> {
                exchange.getResponseHeaders().set("ETag", "\"7\"");
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
            });
            server.createContext("/api/v1/gzip", Backend::gzip);
            server.createContext("/api/v1/large", Backend::large);
            server.createContext("/api/v1/broken", Backend::broken);
            server.createContext("/api/v1/dropped", exchange -> {
                exchange.getRequestBody().readAllBytes();
                throw new IOException("dropped");
            });
            server.createContext("/api/v1/silent", exchange -> {}); // never answered
            server.createContext("/api/v1/events/stream", this::events);
            server.createContext("/next-event", exchange -> {
                nextEvent.countDown();
                exchange.sendResponseHeaders(204, -1);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void echo(String service, HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("service", service);
        told.put("method", exchange.getRequestMethod());
        told.put("uri", exchange.getRequestURI().toString());
        Map<String, Object> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join("|", values)));
        told.put("headers", headers);
        told.put("bodyLength", body.length);
        told.put("body", body.length > 1000 ? "" : new String(body, StandardCharsets.UTF_8));
        exchange.getResponseHeaders().set("Set-Cookie", "of-the-service=1");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src *");
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        exchange.getResponseHeaders().set("X-Of-The-Service", service);
        answer(exchange, JSON.writeValueAsBytes(told));
    }

    private static void gzip(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write("{\"zipped\":true}".getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        answer(exchange, zipped.toByteArray());
    }

    /** 32 MiB in chunks. */
    private static void large(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] piece = new byte[1 << 20];
        try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < 32; i++) {
                out.write(piece);
            }
        }
    }

    /** Announces more than it sends. */
    private static void broken(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write(new byte[10]);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** The second event comes when it is asked for at {@code /next-event}. */
    private void events(HttpExchange exchange) throws IOException {
        CountDownLatch next = new CountDownLatch(1);
        nextEvent = next;
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            if (next.await(30, TimeUnit.SECONDS)) {
                out.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
