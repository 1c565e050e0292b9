package dev.mainstay.local.bench;

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
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one host says, signed as docs/agent-protocol.md wants it, without an agent behind it: the load of the benchmark, and
 * what attacks the services in the end-to-end tests.
 */
public final class BenchAgent {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final UUID hostId;
    private final KeyPair key;

    private BenchAgent(UUID hostId, KeyPair key) {
        this.hostId = hostId;
        this.key = key;
    }

    /** The host that it speaks for. */
    public UUID hostId() {
        return hostId;
    }

    /** Enrols a new agent. */
    public static BenchAgent enrol(URI scanner, String fqdn, String token) {
        try {
            KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] body = EventJson.mapper()
                    .writeValueAsBytes(Map.of(
                            "token",
                            token,
                            "fqdn",
                            fqdn,
                            "publicKey",
                            Base64.getEncoder().encodeToString(key.getPublic().getEncoded())));
            HttpRequest request = HttpRequest.newBuilder(scanner.resolve("/agent/v1/enrolments"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(body))
                    .build();
            JsonNode answer = answer(request).orElseThrow();
            return new BenchAgent(UUID.fromString(answer.path("hostId").asText()), key);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("Enrolment of " + fqdn, e);
        }
    }

    /** Posts JSON; empty for an answer without content. */
    Optional<JsonNode> post(URI url, Object body) {
        try {
            return send(url, EventJson.mapper().writeValueAsBytes(body), false);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Posts JSON that is compressed already. */
    Optional<JsonNode> postGzip(URI url, byte[] gzip) {
        return send(url, gzip, true);
    }

    private Optional<JsonNode> send(URI url, byte[] body, boolean gzip) {
        return answer(request(url, body, gzip));
    }

    /**
     * A signed POST of that body, said to be JSON.
     *
     * @param gzip whether the body is compressed
     */
    public HttpRequest request(URI url, byte[] body, boolean gzip) {
        try {
            Base64.Encoder base64 = Base64.getEncoder();
            String digest = "sha-256=:"
                    + base64.encodeToString(MessageDigest.getInstance("SHA-256").digest(body)) + ":";
            String input = "(\"@method\" \"@path\" \"content-digest\");created="
                    + Instant.now().getEpochSecond() + ";keyid=\"" + hostId + "\";alg=\"ed25519\"";
            String base = "\"@method\": POST\n\"@path\": " + url.getRawPath() + "\n\"content-digest\": " + digest
                    + "\n\"@signature-params\": " + input;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key.getPrivate());
            signature.update(base.getBytes(StandardCharsets.US_ASCII));
            HttpRequest.Builder request = HttpRequest.newBuilder(url)
                    .timeout(Duration.ofMinutes(2))
                    .header("Content-Type", "application/json")
                    .header("Content-Digest", digest)
                    .header("Signature-Input", "sig=" + input)
                    .header("Signature", "sig=:" + base64.encodeToString(signature.sign()) + ":")
                    .POST(BodyPublishers.ofByteArray(body));
            if (gzip) {
                request.header("Content-Encoding", "gzip");
            }
            return request.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing for " + url, e);
        }
    }

    private static Optional<JsonNode> answer(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = CLIENT.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(request.uri() + " said " + response.statusCode() + " "
                        + new String(response.body(), StandardCharsets.UTF_8));
            }
            return response.body().length == 0
                    ? Optional.empty()
                    : Optional.of(EventJson.mapper().readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
