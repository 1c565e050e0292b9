package dev.mainstay.http.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureInputTest {

    @Test
    void whatAgentsSendIsRead() {
        String parameters =
                "(\"@method\" \"@path\" \"content-digest\");created=1618884473;keyid=\"k-1\";alg=\"ed25519\"";

        assertThat(SignatureInput.parse("sig=" + parameters))
                .contains(new SignatureInput(
                        List.of("@method", "@path", "content-digest"),
                        Instant.ofEpochSecond(1618884473),
                        "k-1",
                        parameters));
    }

    @Test
    void parametersMayComeInAnyOrder() {
        assertThat(SignatureInput.parse("sig=(\"@path\");alg=\"ed25519\";keyid=\"k\";created=1"))
                .hasValueSatisfying(input -> assertThat(input.keyId()).isEqualTo("k"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sig",
                "sig=",
                "sig=()",
                "sig=(\"@path\")",
                "other=(\"@path\");created=1;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\");created=1;keyid=\"k\"",
                "sig=(\"@path\");created=1;keyid=\"k\";alg=\"hmac-sha256\"",
                "sig=(\"@path\");created=1;keyid=\"k\";alg=\"ed25519\";expires=2",
                "sig=(\"@path\");created=1;created=2;alg=\"ed25519\"",
                "sig=(\"@path\");created=1;created=1;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\");created=-1;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\");created=1.5;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\");created=9999999999999;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\");created=1;keyid=\"k\\\"\";alg=\"ed25519\"",
                "sig=(\"@path\");created=1;keyid=\"\";alg=\"ed25519\"",
                "sig=(\"@path\"  \"@method\");created=1;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\" );created=1;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\"\"@method\");created=1;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\" \"@path\");created=1;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\";req);created=1;keyid=\"k\";alg=\"ed25519\"",
                "sig=(\"@path\");created=1;keyid=\"k\";alg=\"ed25519\", sig=(\"@path\");created=1;keyid=\"k\";alg=\"ed25519\"",
            })
    void anythingElseIsRefused(String field) {
        assertThat(SignatureInput.parse(field)).isEmpty();
    }
}
