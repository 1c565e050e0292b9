package dev.mainstay.scanner.enrolment;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** An Ed25519 public key as agents send it: Base64 of X.509 SubjectPublicKeyInfo. */
final class AgentPublicKey {

    private AgentPublicKey() {}

    /** Empty when it is not such a key. */
    static Optional<PublicKey> parse(String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64);
            return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (IllegalArgumentException | GeneralSecurityException notSuchAKey) {
            return Optional.empty();
        }
    }
}
