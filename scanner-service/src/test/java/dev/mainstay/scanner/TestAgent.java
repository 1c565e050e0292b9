package dev.mainstay.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.Topic;
import dev.mainstay.testing.AgentKey;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import dev.mainstay.testing.Topics.Published;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** An agent as docs/agent-protocol.md has it, with a key of its own. */
public final class TestAgent {
    private final AgentKey key = new AgentKey();
    private UUID hostId = new UUID(0, 0);
    private Duration clockError = Duration.ZERO;

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
        return key.publicKey();
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
        Answer answer = send(HttpRequest.newBuilder(Rest.uri("/agent/v1/enrolments"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() == 201) {
            hostId = UUID.fromString(answer.body().replaceAll(".*\"hostId\":\"([^\"]+)\".*", "$1"));
        }
        return answer;
    }

    public Answer get(String path) {
        return send(signed(HttpRequest.newBuilder(Rest.uri(path)).GET(), "GET", path, new byte[0]));
    }

    public Answer postGzip(String path, String json) {
        return postRaw(path, gzip(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Posts without compression. */
    public Answer post(String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(Rest.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(signed(request, "POST", path, body));
    }

    /** Posts bytes that claim to be gzip. */
    public Answer postRaw(String path, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(Rest.uri(path))
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

    private HttpRequest.Builder signed(HttpRequest.Builder request, String method, String path, byte[] body) {
        return key.sign(request, method, path, body, hostId, Instant.now().plus(clockError));
    }

    private static Answer send(HttpRequest.Builder request) {
        Rest.Answer answer = Rest.send(request);
        return new Answer(answer.status(), answer.text());
    }
}
