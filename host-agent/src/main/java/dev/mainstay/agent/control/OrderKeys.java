package dev.mainstay.agent.control;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pinned public keys of patch-service: only what one of them signed is carried out. Several stand in the file while one
 * key takes over from another.
 */
public final class OrderKeys {

    private static final Pattern PUBLIC_KEY =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final List<PublicKey> keys;

    private OrderKeys(List<PublicKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads a PEM file with one or more Ed25519 public keys (SubjectPublicKeyInfo). */
    public static OrderKeys in(Path pem) throws UnreadableKeyException {
        try {
            Matcher blocks = PUBLIC_KEY.matcher(Files.readString(pem, StandardCharsets.US_ASCII));
            List<PublicKey> keys = new ArrayList<>();
            while (blocks.find()) {
                byte[] encoded = Base64.getMimeDecoder().decode(blocks.group(1));
                keys.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            }
            if (keys.isEmpty()) {
                throw new IOException("no public key in it");
            }
            return new OrderKeys(keys);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnreadableKeyException(pem + " cannot be read as patch-service's public key ("
                    + e.getClass().getSimpleName()
                    + "). Put there what GET /api/v1/order-key of patch-service answers (key order.key).");
        }
    }

    /**
     * Whether one of the keys signed exactly this text.
     *
     * @param signature Base64 of 64 bytes; anything else is no signature
     */
    public boolean signed(String text, String signature) {
        try {
            byte[] bytes = Base64.getDecoder().decode(signature);
            for (PublicKey key : keys) {
                Signature ed25519 = Signature.getInstance("Ed25519");
                ed25519.initVerify(key);
                ed25519.update(text.getBytes(StandardCharsets.UTF_8));
                if (bytes.length == 64 && ed25519.verify(bytes)) {
                    return true;
                }
            }
            return false;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false; // 64 bytes that are no point on the curve, or no Base64
        }
    }
}
