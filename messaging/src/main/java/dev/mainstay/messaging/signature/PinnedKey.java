package dev.mainstay.messaging.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Ed25519 public key that signatures are believed of.
 *
 * @param id first 16 hexadecimal digits of the SHA-256 of the key as in its PEM file
 */
public record PinnedKey(String id, PublicKey key) {
    private static final Pattern SPKI =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    /**
     * Reads public keys.
     *
     * @param pem one or several, as {@code openssl pkey -pubout} writes them
     * @throws IllegalArgumentException if there is none, or one is no Ed25519 key
     */
    public static List<PinnedKey> of(String pem) {
        List<PinnedKey> keys = new ArrayList<>();
        Matcher block = SPKI.matcher(pem);
        while (block.find()) {
            try {
                byte[] encoded = Base64.getMimeDecoder().decode(block.group(1));
                PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
                keys.add(new PinnedKey(id(key), key));
            } catch (GeneralSecurityException e) {
                throw new IllegalArgumentException("A key in it is not an Ed25519 key", e);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is no PUBLIC KEY block in it");
        }
        return keys;
    }

    static String id(PublicKey key) {
        return HexFormat.of().formatHex(HashTree.sha256().digest(key.getEncoded()), 0, 8);
    }

    /** Whether it made the signature over exactly these bytes. */
    public boolean made(byte[] signature, byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not even the form of one
        }
    }
}
