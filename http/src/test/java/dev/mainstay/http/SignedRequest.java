package dev.mainstay.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A request as an agent signs it, written down here a second time and with no code of the verifier, and every way to spoil
 * it after signing.
 */
final class SignedRequest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    final String method;
    final String target;
    final byte[] body;
    final Map<String, String> headers = new LinkedHashMap<>();
    Instant created = TestClock.NOW;
    String keyId = "key-1";
    PrivateKey key = TestAgents.KEYS.getPrivate();

    SignedRequest(String method, String target, byte[] body) {
        this.method = method;
        this.target = target;
        this.body = body;
    }

    static SignedRequest get(String target) {
        return new SignedRequest("GET", target, new byte[0]);
    }

    static SignedRequest post(String target, byte[] body) {
        return new SignedRequest("POST", target, body);
    }

    SignedRequest sign() {
        int question = target.indexOf('?');
        StringBuilder names = new StringBuilder("\"@method\" \"@path\"");
        StringBuilder lines = new StringBuilder("\"@method\": " + method + "\n\"@path\": "
                + (question < 0 ? target : target.substring(0, question)) + "\n");
        if (question >= 0) {
            names.append(" \"@query\"");
            lines.append("\"@query\": ").append(target.substring(question)).append('\n');
        }
        if (body.length > 0) {
            String digest = "sha-256=:" + Base64.getEncoder().encodeToString(sha256(body)) + ":";
            headers.put("Content-Digest", digest);
            names.append(" \"content-digest\"");
            lines.append("\"content-digest\": ").append(digest).append('\n');
        }
        String parameters =
                "(" + names + ");created=" + created.getEpochSecond() + ";keyid=\"" + keyId + "\";alg=\"ed25519\"";
        lines.append("\"@signature-params\": ").append(parameters);
        headers.put("Signature-Input", "sig=" + parameters);
        headers.put(
                "Signature",
                "sig=:"
                        + Base64.getEncoder()
                                .encodeToString(sign(lines.toString().getBytes(StandardCharsets.UTF_8))) + ":");
        return this;
    }

    HttpResponse<String> send(int port) {
        return send(port, method, target, body);
    }

    /** Sends something else under the headers that were signed. */
    HttpResponse<String> send(int port, String otherMethod, String otherTarget, byte[] otherBody) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + otherTarget))
                .method(
                        otherMethod,
                        otherBody.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(otherBody));
        if (otherBody.length > 0) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return zipped.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
