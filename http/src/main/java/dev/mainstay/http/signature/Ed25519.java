package dev.mainstay.http.signature;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ed25519 (RFC 8032) signatures as they stand in a {@code Signature} field. */
public final class Ed25519 {

    private static final Pattern FIELD = Pattern.compile("sig=:([A-Za-z0-9+/]{86}==):");

    private Ed25519() {}

    /** The 64 bytes in the field's value; empty when it is not of the form {@code sig=:…:}. */
    public static Optional<byte[]> parse(String field) {
        Matcher matcher = FIELD.matcher(field);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(matcher.group(1)));
        } catch (IllegalArgumentException notCanonical) {
            return Optional.empty();
        }
    }

    /** Whether the key's owner signed the message; false also when the key is of another kind. */
    public static boolean verifies(PublicKey key, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException notThisKey) {
            return false;
        }
    }
}
