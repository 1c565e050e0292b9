package dev.mainstay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCheckTest {
    @TempDir
    Path folder;

    private Path privateKey;
    private Path publicKey;

    @BeforeEach
    void makeKeys() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        privateKey = write("private.pem", "PRIVATE KEY", pair.getPrivate().getEncoded(), "rw-------");
        publicKey = write("public.pem", "PUBLIC KEY", pair.getPublic().getEncoded(), "rw-r--r--");
    }

    @Test
    void halvesOfOneKey() throws Exception {
        assertThat(codes("report", Optional.of(privateKey), "mainstay.messaging.publishers.scanner.keys=" + publicKey))
                .containsExactly("keys.public", "keys.match");
    }

    @Test
    void halvesOfTwoKeys() throws Exception {
        KeyPair another = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path other = write("other.pem", "PUBLIC KEY", another.getPublic().getEncoded(), "rw-r--r--");

        assertThat(codes("report", Optional.of(privateKey), "mainstay.messaging.publishers.scanner.keys=" + other))
                .containsExactly("keys.public", "keys.other");
    }

    @Test
    void whatIsNotThereOrNoKeyOrOpen() throws Exception {
        assertThat(codes("report", Optional.empty(), "")).containsExactly("keys.unpinned");
        assertThat(codes("report", Optional.empty(), "mainstay.messaging.publishers.scanner.signed=false"))
                .containsExactly("keys.unsigned");
        assertThat(codes("report", Optional.empty(), "mainstay.messaging.publishers.scanner.keys=/nowhere/key.pem"))
                .containsExactly("keys.unreadable");
        assertThat(codes("report", Optional.empty(), "mainstay.messaging.publishers.scanner.keys=" + privateKey))
                .containsExactly("keys.nopublic");
        Files.setPosixFilePermissions(publicKey, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(codes("report", Optional.empty(), "mainstay.messaging.publishers.scanner.keys=" + publicKey))
                .containsExactly("keys.writable");
        assertThat(codes("scanner", Optional.empty(), "")).containsExactly("keys.local");
        assertThat(codes("scanner", Optional.empty(), "mainstay.messaging.signing.key=" + privateKey))
                .containsExactly("keys.private");
        Files.setPosixFilePermissions(privateKey, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(codes("scanner", Optional.empty(), "mainstay.messaging.signing.key=" + privateKey))
                .containsExactly("keys.open");
        assertThat(codes("scanner", Optional.empty(), "mainstay.messaging.signing.key=" + publicKey))
                .containsExactly("keys.nokey");
        assertThat(codes(
                        "patch",
                        Optional.empty(),
                        "mainstay.patch.order-key=/nowhere/key.pem\nmainstay.messaging.publishers.scanner.keys="
                                + publicKey))
                .containsExactly("keys.unreadable", "keys.writable");
    }

    private List<String> codes(String service, Optional<Path> eventKey, String settings) throws IOException {
        Path file = Files.writeString(folder.resolve(service + ".properties"), settings);
        return new KeyCheck(eventKey)
                .look(ServiceSettings.read(service, List.of(file), folder, Map.of())).stream()
                        .map(Finding::code)
                        .toList();
    }

    private Path write(String name, String kind, byte[] key, String permissions)
            throws IOException, GeneralSecurityException {
        Path file = Files.writeString(
                folder.resolve(name),
                "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder().encodeToString(key) + "\n-----END " + kind
                        + "-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        return file;
    }
}
