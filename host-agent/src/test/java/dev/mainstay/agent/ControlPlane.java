package dev.mainstay.agent;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.platform.Update;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Both services as a script: verifies every signature and fence as docs/agent-protocol.md has them, and every body by the
 * services' OpenAPI documents. Closing it fails if anything was wrong.
 */
final class ControlPlane implements AutoCloseable {

    static {
        // Otherwise each answer waits 40 ms for the acknowledgement of its own headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final Pattern INPUT =
            Pattern.compile("sig=(\\(([^)]*)\\);created=(\\d+);keyid=\"([^\"]+)\";alg=\"ed25519\")");

    private static final Pattern SCAN_ID = Pattern.compile("\"scanId\":\"([0-9a-f-]{36})\"");

    static final UUID HOST_ID = UUID.fromString("00000000-0000-4000-8000-000000000001");
    static final UUID JOB_ID = UUID.fromString("00000000-0000-4000-8000-0000000000aa");

    final List<String> progress = new CopyOnWriteArrayList<>();
    /** The agent's words, by the last part of the path they were sent to. */
    final Map<String, List<String>> bodies = new ConcurrentHashMap<>();

    final List<String> scans = new CopyOnWriteArrayList<>();
    final List<String> results = new CopyOnWriteArrayList<>();
    final List<String> faults = new CopyOnWriteArrayList<>();
    final List<String> publicKeys = new CopyOnWriteArrayList<>();
    /** Whether the agent asked for work after it had reported a result: it has put the job behind it. */
    volatile boolean askedAgain;

    /** When it was said that nobody knows which machine the host is, by {@link System#nanoTime}, and to whose request. */
    record Conflict(long at, String path) {}

    final List<Conflict> conflicts = new CopyOnWriteArrayList<>();
    volatile boolean inConflict;
    volatile boolean away;
    /** What something on the way answers to a request for this path, in place of the services; null for nothing. */
    volatile Function<String, @Nullable Forged> onTheWay = path -> null;

    /** Whose answer to a body, in plain text, the services fail over. */
    volatile BiPredicate<String, String> failsOver = (path, body) -> false;

    /** Where something on the way answered, or a service failed, each time. */
    final List<String> notTaken = new CopyOnWriteArrayList<>();

    /**
     * An answer that is not the services'.
     *
     * @param mediaType empty for none
     */
    record Forged(int status, String mediaType, String body, Map<String, String> headers) {}

    volatile boolean cancel;
    /** What the order calls the host, and whether it wants a drain. */
    volatile String kind = "ENTERPRISE_FRONT_END";

    volatile boolean drain = true;
    volatile boolean skewed;
    volatile long fence = 1;
    volatile int leaseSeconds = 60;
    volatile @Nullable UUID wantedScan;
    /** Makes of a good signature what a test wants; empty for none. */
    volatile UnaryOperator<String> signature = good -> good;

    volatile UUID orderedHost = HOST_ID;
    volatile Instant validUntil = Instant.now().plus(Duration.ofHours(1));
    private final KeyPair orderKeys = orderKeys();
    private volatile @Nullable PublicKey key;
    private volatile @Nullable String order;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    ControlPlane() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void order(List<Update> updates) {
        order(updates, false);
    }

    /** Also accepts the licence terms of updates that have some, where {@code acceptEula} says so. */
    void order(List<Update> updates, boolean acceptEula) {
        order(updates, acceptEula, "");
    }

    /** A package instead of updates. */
    void orderPackage(String json) {
        order(List.of(), false, "\"package\":" + json + ",");
    }

    /** Removes the updates instead. */
    void removal(List<Update> updates) {
        order(updates, false, "\"action\":\"UNINSTALL\",");
    }

    private void order(List<Update> updates, boolean acceptEula, String action) {
        StringBuilder json = new StringBuilder();
        for (Update update : updates) {
            json.append(json.length() == 0 ? "" : ",")
                    .append("{\"updateId\":\"" + update.id().id() + "\",\"revision\":200,\"title\":\"" + update.title()
                            + "\",\"kbs\":[],\"exclusive\":" + update.exclusive() + ",\"rebootBehavior\":\""
                            + update.rebootBehavior() + "\""
                            + (acceptEula && !update.eulaAccepted() ? ",\"acceptEula\":true" : "") + "}");
        }
        order = "{" + action + "\"jobId\":\"" + JOB_ID + "\",\"hostId\":\"" + orderedHost
                + "\",\"fence\":1,\"leaseExpiresAt\":\"" + validUntil + "\",\"leaseSeconds\":" + leaseSeconds
                + ",\"updates\":[" + json
                + "],\"workload\":{\"kind\":\"" + kind + "\",\"drain\":" + drain + ",\"drainTimeoutSeconds\":60},"
                + "\"rebootTimeoutSeconds\":600}";
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            Forged forged = onTheWay.apply(path);
            if (forged != null) {
                notTaken.add(path);
                forged.headers().forEach(exchange.getResponseHeaders()::set);
                send(exchange, forged.status(), forged.mediaType(), forged.body());
            } else if (away) {
                reply(exchange, 503, "");
            } else if (path.equals("/agent/v1/enrolments")) {
                enrol(exchange, body);
            } else if (skewed) {
                problem(exchange, 401, "clock-skew", ",\"serverTime\":\"2026-11-23T12:34:56Z\"");
            } else if (!verified(exchange, body)) {
                faults.add("bad signature on " + path);
                problem(exchange, 401, "bad-signature", "");
            } else {
                describedRequest(exchange, path, body);
                if (failsOver.test(path, plain(path, body))) {
                    notTaken.add(path);
                    problem(exchange, 500, "internal-error", "");
                } else {
                    signed(exchange, path, body);
                }
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            faults.add(e.toString());
        }
    }

    private void describedRequest(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            String plain = plain(path, body);
            faults.addAll(RestDocument.requestFaults("POST", path, plain));
            bodies.computeIfAbsent(path.substring(path.lastIndexOf('/') + 1), first -> new CopyOnWriteArrayList<>())
                    .add(plain);
        }
    }

    private static String plain(String path, byte[] body) throws IOException {
        return path.equals("/agent/v1/scans")
                ? new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), UTF_8)
                : new String(body, UTF_8);
    }

    private void enrol(HttpExchange exchange, byte[] body) throws IOException, GeneralSecurityException {
        describedRequest(exchange, "/agent/v1/enrolments", body);
        Fields request = Json.object(body);
        if (!request.text("token").equals("good-token")) {
            problem(exchange, 403, "enrolment-token-unknown", "");
            return;
        }
        publicKeys.add(request.text("publicKey"));
        key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(request.text("publicKey"))));
        reply(exchange, 201, "{\"hostId\":\"" + HOST_ID + "\"}");
    }

    private void signed(HttpExchange exchange, String path, byte[] body) throws IOException {
        if (path.equals("/agent/v1/scan-request")) {
            UUID wanted = wantedScan;
            reply(
                    exchange,
                    wanted == null ? 204 : 200,
                    wanted == null ? "" : "{\"requestId\":\"" + wanted + "\",\"reason\":\"x\"}");
        } else if (path.equals("/agent/v1/scans")) {
            String json = new String(new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes(), UTF_8);
            wantedScan = json.contains("requestId") ? null : wantedScan;
            scans.add(json);
            // By hand: a whole scan is larger than what an agent reads.
            Matcher scanId = SCAN_ID.matcher(json);
            reply(exchange, 202, "{\"scanId\":\"" + (scanId.find() ? scanId.group(1) : "") + "\",\"seenAgain\":false}");
        } else if (inConflict) {
            conflicts.add(new Conflict(System.nanoTime(), path));
            problem(exchange, 409, "identity-conflict", "");
        } else if (path.equals("/agent/v1/leases")) {
            askedAgain |= !results.isEmpty();
            String offered = order;
            sign(exchange, offered);
            reply(exchange, offered == null ? 204 : 200, offered == null ? "" : offered);
        } else if (Json.object(body).number("fence") != fence) {
            problem(exchange, 409, "stale-fence", ",\"currentFence\":" + fence);
        } else if (path.endsWith("/progress")) {
            Fields report = Json.object(body);
            progress.add(report.text("step") + ' ' + report.text("state"));
            reply(exchange, 200, "{\"leaseExpiresAt\":\"2026-11-23T12:00:00Z\",\"cancelRequested\":" + cancel + "}");
        } else {
            results.add(new String(body, UTF_8));
            order = null;
            reply(exchange, 200, "{\"status\":\"VERIFYING\"}");
        }
    }

    private boolean verified(HttpExchange exchange, byte[] body) throws GeneralSecurityException {
        Matcher input =
                INPUT.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Signature-Input")));
        PublicKey known = key;
        if (known == null || !input.matches() || !input.group(4).equals(HOST_ID.toString())) {
            return false;
        }
        boolean withBody = exchange.getRequestMethod().equals("POST");
        if (!input.group(2).equals(withBody ? "\"@method\" \"@path\" \"content-digest\"" : "\"@method\" \"@path\"")
                || Math.abs(Instant.now().getEpochSecond() - Long.parseLong(input.group(3))) > 300) {
            return false;
        }
        String base = "\"@method\": " + exchange.getRequestMethod() + "\n\"@path\": "
                + exchange.getRequestURI().getRawPath() + '\n';
        if (withBody) {
            byte[] sha = MessageDigest.getInstance("SHA-256").digest(body);
            String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha) + ':';
            if (!digest.equals(exchange.getRequestHeaders().getFirst("Content-Digest"))) {
                return false;
            }
            base += "\"content-digest\": " + digest + '\n';
        }
        String given = String.valueOf(exchange.getRequestHeaders().getFirst("Signature"));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(known);
        signature.update((base + "\"@signature-params\": " + input.group(1)).getBytes(US_ASCII));
        return signature.verify(Base64.getDecoder().decode(given.substring(5, given.length() - 1)));
    }

    /** The public half of the key that signs the orders. */
    String orderKeyPem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(orderKeys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private void sign(HttpExchange exchange, @Nullable String offered) {
        if (offered == null) {
            return;
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(orderKeys.getPrivate());
            ed25519.update(offered.getBytes(UTF_8));
            String value = signature.apply(Base64.getEncoder().encodeToString(ed25519.sign()));
            if (!value.isEmpty()) {
                exchange.getResponseHeaders().set("Mainstay-Order-Signature", value);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair orderKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void problem(HttpExchange exchange, int status, String code, String more) throws IOException {
        send(exchange, status, "application/problem+json", problem(status, code, more));
    }

    /** As the services write it. */
    static String problem(int status, String code, String more) {
        return "{\"type\":\"urn:mainstay:problem:" + code + "\",\"title\":\"x\",\"status\":" + status
                + ",\"detail\":\"x\",\"code\":\"" + code + '"' + more + '}';
    }

    private void reply(HttpExchange exchange, int status, String json) throws IOException {
        if (status < 300 && !json.isEmpty()) {
            faults.addAll(RestDocument.answerFaults(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), status, json));
        }
        send(exchange, status, json.isEmpty() ? "" : "application/json;charset=UTF-8", json);
    }

    private static void send(HttpExchange exchange, int status, String mediaType, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        if (!mediaType.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Type", mediaType);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        if (!faults.isEmpty()) {
            throw new AssertionError(String.join("\n", faults));
        }
    }
}
