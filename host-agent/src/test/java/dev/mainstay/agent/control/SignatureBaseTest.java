package dev.mainstay.agent.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureBaseTest {

    /** RFC 9421, appendices B.1.4 (key), B.2 (message) and B.2.6 (signature). */
    @Test
    void signsTheExampleOfTheRfcToTheSameBytes(@TempDir Path folder) throws Exception {
        Files.write(
                folder.resolve("host.key"),
                List.of(
                        "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF",
                        "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs="));
        SignatureBase base = new SignatureBase()
                .with("date", "Tue, 20 Apr 2021 02:07:55 GMT")
                .with("@method", "POST")
                .with("@path", "/foo")
                .with("@authority", "example.com")
                .with("content-type", "application/json")
                .with("content-length", "18");

        String input = base.input(1618884473, "test-key-ed25519", false);

        assertThat(input)
                .isEqualTo("(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")"
                        + ";created=1618884473;keyid=\"test-key-ed25519\"");
        assertThat(Base64.getEncoder().encodeToString(HostKey.in(folder).sign(base.bytes(input))))
                .isEqualTo("wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==");
    }

    @Test
    void theBaseIsAsTheProtocolHasIt() {
        SignatureBase base = new SignatureBase()
                .with("@method", "POST")
                .with("@path", "/agent/v1/leases")
                .with("@query", "?a=b")
                .with("content-digest", SignedRequests.contentDigest("{}".getBytes(UTF_8)));

        assertThat(new String(base.bytes(base.input(1, "host", true)), US_ASCII))
                .isEqualTo("""
                        "@method": POST
                        "@path": /agent/v1/leases
                        "@query": ?a=b
                        "content-digest": sha-256=:RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=:
                        "@signature-params": ("@method" "@path" "@query" "content-digest");created=1;keyid="host";alg="ed25519\"""");
    }

    @Test
    void thePrivateKeyIsForItsOwnerOnlyAndStaysTheSame(@TempDir Path folder) throws Exception {
        String first = HostKey.in(folder).publicKey();

        assertThat(HostKey.in(folder).publicKey()).isEqualTo(first);
        assertThat(Files.getPosixFilePermissions(folder.resolve("host.key")))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
    }
}
