package dev.mainstay.http.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code Content-Digest: sha-256=:…:} (RFC 9530 §2), over a body as sent, that is before it is inflated. */
public final class ContentDigest {

    private static final Pattern FIELD = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

    private final byte[] sha256;

    private ContentDigest(byte[] sha256) {
        this.sha256 = sha256;
    }

    /** Reads the field's value; empty when it is not one SHA-256. */
    public static Optional<ContentDigest> parse(String field) {
        Matcher matcher = FIELD.matcher(field);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ContentDigest(Base64.getDecoder().decode(matcher.group(1))));
        } catch (IllegalArgumentException notCanonical) {
            return Optional.empty();
        }
    }

    public static ContentDigest of(byte[] body) {
        try {
            return new ContentDigest(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }

    /** Whether it is the digest of these bytes; compares in constant time. */
    public boolean matches(byte[] body) {
        return MessageDigest.isEqual(sha256, of(body).sha256);
    }

    /** The field's value. */
    @Override
    public String toString() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    }
}
