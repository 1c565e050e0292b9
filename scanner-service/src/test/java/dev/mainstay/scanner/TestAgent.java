package dev.mainstay.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.Topic;
import dev.mainstay.scanner.Topics.Published;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** An agent as docs/agent-protocol.md has it, with a key of its own. */
public final class TestAgent {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final KeyPair keys;
    private UUID hostId = new UUID(0, 0);
    private Duration clockError = Duration.ZERO;

    public TestAgent() {
        try {
            this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A response with the body as text. */
    public record Answer(int status, String body) {
        /** Asserts that it is a problem of this code. */
        public void isRefused(int expected, String code) {
            assertThat(body).contains("\"code\":\"" + code + "\"");
            assertThat(status).isEqualTo(expected);
        }
    }

    public UUID hostId() {
        return hostId;
    }

    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** What was published about its host. */
    public List<Published> hostEvents() {
        return Topics.about(Topic.ESTATE_HOSTS, hostId);
    }

    /** What was published of its scans. */
    public List<Published> scanEvents() {
        return Topics.about(Topic.SCAN_RESULTS, hostId).stream()
                .filter(event -> event.type().startsWith("scan."))
                .toList();
    }

    /** What was published of what is concluded about its host. */
    public List<Published> findingsEvents() {
        return Topics.about(Topic.SCAN_RESULTS, hostId).stream()
                .filter(event -> event.type().startsWith("findings."))
                .toList();
    }

    /** From now on the host's clock is wrong by so much. */
    public void clockIsOffBy(Duration error) {
        this.clockError = error;
    }

    public void is(UUID host) {
        this.hostId = host;
    }

    /** Enrols and remembers who it is. */
    public Answer enrol(String token, String fqdn) {
        String body = "{\"token\":\"%s\",\"fqdn\":\"%s\",\"publicKey\":\"%s\"}".formatted(token, fqdn, publicKey());
        Answer answer = send(HttpRequest.newBuilder(uri("/agent/v1/enrolments"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() == 201) {
            hostId = UUID.fromString(answer.body().replaceAll(".*\"hostId\":\"([^\"]+)\".*", "$1"));
        }
        return answer;
    }

    public Answer get(String path) {
        return send(signed(HttpRequest.newBuilder(uri(path)).GET(), "GET", path, null));
    }

    public Answer postGzip(String path, String json) {
        return postRaw(path, gzip(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Posts bytes that claim to be gzip. */
    public Answer postRaw(String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(signed(request, "POST", path, body));
    }

    public static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private HttpRequest.Builder signed(
            HttpRequest.Builder request, String method, String path, byte @Nullable [] body) {
        try {
            String covered = "\"@method\" \"@path\"";
            String base = "\"@method\": " + method + "\n\"@path\": " + path + "\n";
            if (body != null) {
                String digest = "sha-256=:"
                        + Base64.getEncoder()
                                .encodeToString(
                                        MessageDigest.getInstance("SHA-256").digest(body))
                        + ":";
                request.header("Content-Digest", digest);
                covered += " \"content-digest\"";
                base += "\"content-digest\": " + digest + "\n";
            }
            long created = Instant.now().plus(clockError).getEpochSecond();
            String parameters = "(" + covered + ");created=" + created + ";keyid=\"" + hostId + "\";alg=\"ed25519\"";
            base += "\"@signature-params\": " + parameters;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(base.getBytes(StandardCharsets.ISO_8859_1));
            return request.header("Signature-Input", "sig=" + parameters)
                    .header("Signature", "sig=:" + Base64.getEncoder().encodeToString(signature.sign()) + ":");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static URI uri(String path) {
        String port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
