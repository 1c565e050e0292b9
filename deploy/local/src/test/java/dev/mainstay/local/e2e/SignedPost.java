package dev.mainstay.local.e2e;

import java.net.URI;
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

/** An agent's key, with which requests are signed as docs/agent-protocol.md has it. */
final class SignedPost {

    private final KeyPair keys;
    private UUID host = new UUID(0, 0);

    SignedPost() throws GeneralSecurityException {
        this.keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    void is(UUID enrolled) {
        host = enrolled;
    }

    void sign(HttpRequest.Builder request, URI uri, byte[] body) {
        try {
            Base64.Encoder base64 = Base64.getEncoder();
            String digest = "sha-256=:"
                    + base64.encodeToString(MessageDigest.getInstance("SHA-256").digest(body)) + ":";
            String parameters = "(\"@method\" \"@path\" \"content-digest\");created="
                    + Instant.now().getEpochSecond() + ";keyid=\"" + host + "\";alg=\"ed25519\"";
            String base = "\"@method\": POST\n\"@path\": " + uri.getRawPath() + "\n\"content-digest\": " + digest
                    + "\n\"@signature-params\": " + parameters;
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(base.getBytes(StandardCharsets.US_ASCII));
            request.header("Content-Digest", digest)
                    .header("Signature-Input", "sig=" + parameters)
                    .header("Signature", "sig=:" + base64.encodeToString(signature.sign()) + ":");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Signing for " + uri, e);
        }
    }
}
