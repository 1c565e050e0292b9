package dev.mainstay.testing;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** An agent's key, with which it signs as docs/agent-protocol.md has it: written down without code of the verifier. */
public final class AgentKey {
    private final KeyPair keys;

    public AgentKey() {
        try {
            this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As it is enrolled. */
    public String publicKey() {
        return base64(keys.getPublic().getEncoded());
    }

    /**
     * Signs the request.
     *
     * @param path without a query
     * @param body empty when there is none; otherwise the signature covers it
     */
    public HttpRequest.Builder sign(
            HttpRequest.Builder request, String method, String path, byte[] body, UUID host, Instant created) {
        try {
            String covered = "\"@method\" \"@path\"";
            String base = "\"@method\": " + method + "\n\"@path\": " + path + "\n";
            if (body.length > 0) {
                String digest = "sha-256=:"
                        + base64(MessageDigest.getInstance("SHA-256").digest(body)) + ":";
                request.header("Content-Digest", digest);
                covered += " \"content-digest\"";
                base += "\"content-digest\": " + digest + "\n";
            }
            String parameters =
                    "(" + covered + ");created=" + created.getEpochSecond() + ";keyid=\"" + host + "\";alg=\"ed25519\"";
            base += "\"@signature-params\": " + parameters;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(base.getBytes(StandardCharsets.ISO_8859_1));
            return request.header("Signature-Input", "sig=" + parameters)
                    .header("Signature", "sig=:" + base64(signature.sign()) + ":");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
