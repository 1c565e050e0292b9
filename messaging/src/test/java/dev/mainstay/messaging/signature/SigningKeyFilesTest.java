package dev.mainstay.messaging.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the key comes from, and that it is the same key each time. */
class SigningKeyFilesTest {

    private static final byte[] ORDER = "{\"jobId\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    /** The example keys of RFC 8410, section 10, written as OpenSSL writes them. */
    private static final String EXAMPLE = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
            -----END PRIVATE KEY-----
            """;

    private static final String ITS_PUBLIC_HALF = """
            -----BEGIN PUBLIC KEY-----
            MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
            -----END PUBLIC KEY-----
            """;

    private static final SigningKeyFiles FILES = new SigningKeyFiles("some.key", "things");

    @TempDir
    Path folder;

    @Test
    void aKeyIsReadWithItsPublicHalf() throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), EXAMPLE);
        SigningKey key = FILES.key(Optional.of(file), folder.resolve("made"));

        assertThat(key.publicPem()).isEqualTo(ITS_PUBLIC_HALF);
        assertThat(verifies(key.publicPem(), key.sign(ORDER))).isTrue();
    }

    @Test
    void withoutAFileAKeyIsMadeOnceAndIsItsOwnersAlone() throws Exception {
        SigningKey first = FILES.key(Optional.empty(), folder.resolve("made"));
        SigningKey again = FILES.key(Optional.empty(), folder.resolve("made"));

        assertThat(again.publicPem()).isEqualTo(first.publicPem());
        assertThat(verifies(first.publicPem(), again.sign(ORDER))).isTrue();
        assertThat(folder.resolve("made").toFile().list()).containsExactly("private.pem");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("made").resolve("private.pem"))))
                .isEqualTo("rw-------");
    }

    @Test
    void processesThatComeAtOnceGetTheSameKey() throws Exception {
        Callable<String> start =
                () -> FILES.key(Optional.empty(), folder.resolve("made")).publicPem();
        Set<String> keys = new HashSet<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<String> key : threads.invokeAll(List.of(start, start, start, start))) {
                keys.add(key.get());
            }
        }

        assertThat(keys).hasSize(1);
    }

    @Test
    void aFileThatIsGivenAndCannotBeReadStopsTheService() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        Path other = Files.writeString(
                folder.resolve("rsa.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(rsa.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Path empty = Files.createFile(folder.resolve("empty.pem"));

        for (Path file : List.of(folder.resolve("missing.pem"), empty, other)) {
            assertThatThrownBy(() -> FILES.key(Optional.of(file), folder.resolve("made")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("some.key");
        }
        assertThat(folder.resolve("made")).doesNotExist();
    }

    private static boolean verifies(String publicPem, byte[] signature) throws Exception {
        byte[] encoded = Base64.getMimeDecoder().decode(publicPem.replaceAll("-----[A-Z ]+-----", ""));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        ed25519.update(ORDER);
        return ed25519.verify(signature);
    }
}
