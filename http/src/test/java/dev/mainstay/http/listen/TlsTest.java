package dev.mainstay.http.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.architecture.TestAuthority;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service with a certificate, which is changed while it runs. */
@QuarkusTest
@TestProfile(TlsTest.WithCertificate.class)
class TlsTest {
    private static final Path FOLDER = Path.of("target", "tls").toAbsolutePath();
    private static final Path CERTIFICATE = FOLDER.resolve("rest.pem");
    private static final Path KEY = FOLDER.resolve("rest.key");
    private static final TestAuthority AUTHORITY = new TestAuthority("Test authority");

    public static final class WithCertificate implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            // The test's own class loader and that of the application each have an authority; the files are written by
            // both.
            put(AUTHORITY.issue("first", "localhost"));
            return Map.of(
                    "quarkus.tls.key-store.pem.rest.cert", CERTIFICATE.toString(),
                    "quarkus.tls.key-store.pem.rest.key", KEY.toString(),
                    "quarkus.tls.reload-period", "1s",
                    "quarkus.http.insecure-requests", "disabled",
                    "quarkus.http.test-ssl-port", "0");
        }
    }

    @TestHTTPResource(value = "/", tls = true)
    @Nullable
    URL service;

    @BeforeEach
    void ours() {
        replace("ours");
    }

    @Test
    void anotherCertificateIsServedWithoutAStart() {
        BigInteger before = served("TLSv1.3").getSerialNumber();

        replace("second");

        assertThat(served("TLSv1.3").getSerialNumber()).isNotEqualTo(before);
    }

    @Test
    void aFileThatIsNoCertificateLeavesTheOneBefore() throws Exception {
        X509Certificate before = served("TLSv1.3");
        Files.writeString(CERTIFICATE, "not a certificate");

        // Some reloads later. Nothing says that one has failed, but the next good file is taken.
        long end = System.nanoTime() + 2_500_000_000L;
        while (System.nanoTime() < end) {
            assertThat(served("TLSv1.3")).isEqualTo(before);
        }
        replace("good again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theseVersionsAreSpoken(String version) {
        assertThat(served(version).getSubjectX500Principal().getName()).isEqualTo("CN=ours");
    }

    /** The JDK's own client does not offer version 1.1 any more, so it is offered by hand. */
    @Test
    void version11IsRefused() throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(helloOfVersion11());
            byte[] answer = new byte[7];
            new DataInputStream(socket.getInputStream()).readFully(answer);

            assertThat(answer[0]).as("an alert (RFC 5246 §7.2)").isEqualTo((byte) 21);
            assertThat(answer[6]).as("protocol_version").isEqualTo((byte) 70);
        }
    }

    @Test
    void nothingIsAnsweredWithoutTls() throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("HTTP/1.1 2");
        }
    }

    private static byte[] helloOfVersion11() {
        byte[] hello = new byte[5 + 4 + 2 + 32 + 1 + 2 + 4 + 2];
        byte[] head = {22, 3, 1, 0, (byte) (hello.length - 5), 1, 0, 0, (byte) (hello.length - 9), 3, 2};
        System.arraycopy(head, 0, hello, 0, head.length);
        int at = head.length + 32; // the random bytes are zero
        byte[] rest = {0, 0, 4, (byte) 0xc0, 9, (byte) 0xc0, 0x13, 1, 0};
        System.arraycopy(rest, 0, hello, at, rest.length);
        return hello;
    }

    private void replace(String name) {
        TestAuthority.Issued next = AUTHORITY.issue(name, "localhost");
        put(next);
        await(name).atMost(Duration.ofMinutes(1)).until(() -> next.certificate().equals(servedIfAny()));
    }

    private X509Certificate servedIfAny() {
        try {
            return served("TLSv1.3");
        } catch (UncheckedIOException e) {
            return AUTHORITY.certificate(); // of another authority still
        }
    }

    private int port() {
        return Objects.requireNonNull(service).getPort();
    }

    private static void put(TestAuthority.Issued certificate) {
        certificate.writeKey(KEY);
        certificate.writeChain(CERTIFICATE);
    }

    private X509Certificate served(String version) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", AUTHORITY.certificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port())) {
                socket.setEnabledProtocols(new String[] {version});
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
