package dev.mainstay.patch.signing;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Seals by which rows that this service wrote are told from those of somebody else: HMAC-SHA256 (RFC 2104) over what is in
 * them, with a key that follows from the key of the orders and is in no database. A row that was changed has no good seal; an
 * older row of the same service, put back, has one (docs/adr/0008).
 */
@ApplicationScoped
public class Seals {

    private static final String ALGORITHM = "HmacSHA256";
    /** No order: those are JSON objects. Ed25519 signs the same text in the same way each time, on every replica. */
    private static final String LABEL = "Mainstay seals 1";

    /** What is sealed. Its name goes into the seal, so that a row of one table has none of another's; names stay for good. */
    public enum Kind {
        JOB("Job"),
        PACKAGE("RegisteredPackage");

        private final String name;

        Kind(String name) {
            this.name = name;
        }
    }

    private final SecretKeySpec key;

    Seals(OrderSigner signer) {
        byte[] secret = signer.sign(LABEL.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The seal of what a row holds, as it lies written, Base64. */
    public String of(Kind kind, String json) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((kind.name + '\n').getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(json.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether the seal is that of what a row holds, letter for letter. */
    public boolean good(@Nullable String seal, Kind kind, String json) {
        return seal != null
                && MessageDigest.isEqual(
                        seal.getBytes(StandardCharsets.UTF_8), of(kind, json).getBytes(StandardCharsets.UTF_8));
    }
}
