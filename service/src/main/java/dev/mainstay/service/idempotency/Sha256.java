package dev.mainstay.service.idempotency;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digests (FIPS 180-4) by which keys and requests are told apart. */
final class Sha256 {
    private Sha256() {}

    /** The 32 bytes of the digest of these parts, one after the other. */
    static byte[] of(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
