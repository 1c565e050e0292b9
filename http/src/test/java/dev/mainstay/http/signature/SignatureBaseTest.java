package dev.mainstay.http.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mainstay.http.signature.SignatureBase.Component;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9421 Appendix B.2.6: the request, the key and the signature that its authors published. */
class SignatureBaseTest {

    private static final String PUBLIC_KEY = "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";
    private static final String SIGNATURE =
            "wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==";
    private static final SignatureBase BASE = new SignatureBase(
            List.of(
                    new Component("date", "Tue, 20 Apr 2021 02:07:55 GMT"),
                    new Component("@method", "POST"),
                    new Component("@path", "/foo"),
                    new Component("@authority", "example.com"),
                    new Component("content-type", "application/json"),
                    new Component("content-length", "18")),
            "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
                    + ";created=1618884473;keyid=\"test-key-ed25519\"");

    @Test
    void theBaseIsTheOneOfTheRfc() {
        assertThat(BASE.text()).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");\
                        created=1618884473;keyid="test-key-ed25519\"""");
    }

    @Test
    void theSignatureOfTheRfcFitsIt() throws GeneralSecurityException {
        byte[] signature = Base64.getDecoder().decode(SIGNATURE);

        assertThat(Ed25519.verifies(key(), BASE.bytes(), signature)).isTrue();
        assertThat(Ed25519.verifies(
                        key(),
                        new SignatureBase(BASE.components().subList(1, 6), BASE.parameters()).bytes(),
                        signature))
                .isFalse();
    }

    @Test
    void theDigestOfRfc9530FitsItsBody() {
        // RFC 9530 Appendix B.1: the body ends with a line feed.
        byte[] body = "{\"hello\": \"world\"}\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(ContentDigest.of(body)).hasToString("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
    }

    @Test
    void aComponentCannotPretendToBeTwo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Component("@path", "/a\n\"@query\": ?b"));
    }

    private static PublicKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(PUBLIC_KEY)));
    }
}
