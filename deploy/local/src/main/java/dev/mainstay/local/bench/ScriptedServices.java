package dev.mainstay.local.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Both services as an agent sees them (docs/agent-protocol.md): they take what it says and have no job for it. */
final class ScriptedServices implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;
    private static final UUID HOST = UUID.randomUUID();

    private final HttpServer server;
    private volatile CompletableFuture<Long> firstLease = new CompletableFuture<>();

    ScriptedServices() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A key that no order will be signed with. */
    static String orderKey() {
        try {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded();
            return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(key)
                    + "\n-----END PUBLIC KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on the next one is the first. */
    void begin() {
        firstLease = new CompletableFuture<>();
    }

    /** Waits for the first time that the agent asks for a job; {@link System#nanoTime()} of that moment. */
    long firstLease(Process agent) throws InterruptedException {
        try {
            return firstLease.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(
                    "The agent did not ask for a job" + (agent.isAlive() ? "" : ": it ended with " + agent.exitValue()),
                    e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/agent/v1/enrolments" -> reply(exchange, 201, "{\"hostId\":\"" + HOST + "\"}");
                case "/agent/v1/scans" ->
                    reply(exchange, 202, "{\"scanId\":\"" + UUID.randomUUID() + "\",\"seenAgain\":false}");
                default -> exchange.sendResponseHeaders(204, -1);
            }
            if (path.equals("/agent/v1/leases")) {
                firstLease.complete(now);
            }
        }
    }

    private static void reply(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
