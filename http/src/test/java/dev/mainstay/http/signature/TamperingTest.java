package dev.mainstay.http.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.http.signature.SignatureBase.Component;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever was signed, one character more, less or other and the signature no longer fits. */
class TamperingTest {

    private static final KeyPair KEYS = newKeys();

    @Property(tries = 300)
    void aChangedCharacterOfTheRequestIsNoticed(
            @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 1, max = 7) String method,
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 40) String path,
            @ForAll @IntRange(min = 0) int created,
            @ForAll @IntRange(min = 0, max = 2) int which,
            @ForAll int position,
            @ForAll @CharRange(from = '!', to = '~') char other)
            throws GeneralSecurityException {
        byte[] signature = sign(base(method, path, Integer.toString(created)).bytes());
        String[] parts = {method, path, Integer.toString(created)};
        String original = parts[which];
        int at = Math.floorMod(position, original.length());
        Assume.that(original.charAt(at) != other);
        parts[which] = original.substring(0, at) + other + original.substring(at + 1);

        assertThat(Ed25519.verifies(
                        KEYS.getPublic(),
                        base(method, path, Integer.toString(created)).bytes(),
                        signature))
                .isTrue();
        assertThat(Ed25519.verifies(
                        KEYS.getPublic(), base(parts[0], parts[1], parts[2]).bytes(), signature))
                .isFalse();
    }

    @Property(tries = 300)
    void aCharacterCannotMoveFromOnePartToTheNext(
            @ForAll @CharRange(from = 'A', to = 'Z') @StringLength(min = 2, max = 7) String method,
            @ForAll @CharRange(from = '!', to = '~') @StringLength(min = 1, max = 40) String path)
            throws GeneralSecurityException {
        byte[] signature = sign(base(method, path, "1").bytes());
        int last = method.length() - 1;

        assertThat(Ed25519.verifies(
                        KEYS.getPublic(),
                        base(method.substring(0, last), method.charAt(last) + path, "1")
                                .bytes(),
                        signature))
                .isFalse();
    }

    @Property(tries = 300)
    void aChangedByteOfTheBodyIsNoticed(
            @ForAll @NotEmpty @Size(max = 200) byte[] body,
            @ForAll int position,
            @ForAll @IntRange(min = 1, max = 255) int mask) {
        ContentDigest digest =
                ContentDigest.parse(ContentDigest.of(body).toString()).orElseThrow();
        byte[] other = body.clone();
        other[Math.floorMod(position, body.length)] ^= (byte) mask;

        assertThat(digest.matches(body)).isTrue();
        assertThat(digest.matches(other)).isFalse();
    }

    @Property(tries = 300)
    void aChangedByteOfTheSignatureIsNoticed(
            @ForAll @IntRange(min = 0, max = 63) int position, @ForAll @IntRange(min = 1, max = 255) int mask)
            throws GeneralSecurityException {
        byte[] message = "message".getBytes(StandardCharsets.US_ASCII);
        byte[] signature = sign(message);
        signature[position] ^= (byte) mask;

        assertThat(Ed25519.verifies(KEYS.getPublic(), message, signature)).isFalse();
    }

    @Property(tries = 1000)
    void noTextBreaksTheParsers(@ForAll String text) {
        assertThat(SignatureInput.parse(text)).isEmpty();
        assertThat(ContentDigest.parse(text)).isEmpty();
        assertThat(Ed25519.parse(text)).isEmpty();
    }

    private static SignatureBase base(String method, String path, String created) {
        return new SignatureBase(
                List.of(new Component("@method", method), new Component("@path", path)),
                "(\"@method\" \"@path\");created=" + created + ";keyid=\"k\";alg=\"ed25519\"");
    }

    private static byte[] sign(byte[] message) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(KEYS.getPrivate());
        signer.update(message);
        return signer.sign();
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
