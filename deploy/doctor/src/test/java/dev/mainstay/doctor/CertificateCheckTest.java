package dev.mainstay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates of a server, looked at by real handshakes. */
class CertificateCheckTest {
    private static final String PASSWORD = "password";

    @TempDir
    static Path folder;

    private static Path good;
    private static Path misnamed;
    private static Path over;

    @BeforeAll
    static void makeCertificates() throws Exception {
        good = certificate("good", "san=dns:localhost", "-validity", "400");
        misnamed = certificate("misnamed", "san=dns:kafka.example", "-validity", "400");
        over = certificate("over", "san=dns:localhost", "-startdate", "-30d", "-validity", "10");
    }

    @Test
    void believedAndForThisName() throws Exception {
        assertThat(codes(good, good)).containsExactly("certificates.good");
    }

    @Test
    void ofAnAuthorityThatIsNotBelieved() throws Exception {
        assertThat(codes(good, misnamed)).containsExactly("certificates.chain");
    }

    @Test
    void forAnotherName() throws Exception {
        assertThat(codes(misnamed, misnamed)).containsExactly("certificates.name");
    }

    @Test
    void over() throws Exception {
        assertThat(codes(over, over)).containsExactly("certificates.over");
    }

    @Test
    void nobodyThere() throws Exception {
        assertThat(codes(1, good)).containsExactly("certificates.unseen");
    }

    @Test
    void itsOwn() throws Exception {
        Path file = Files.writeString(
                folder.resolve("own.properties"),
                "quarkus.tls.key-store.pem.rest.cert=" + pem(over) + "\n"
                        + "quarkus.tls.web.key-store.pem.0.cert=/nowhere.pem\n");

        assertThat(look(file)).containsExactlyInAnyOrder("certificates.over", "certificates.file");
    }

    private static List<String> codes(Path shown, Path believed) throws Exception {
        KeyStore store = KeyStore.getInstance(shown.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        try (SSLServerSocket server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> {
                try (SSLSocket socket = (SSLSocket) server.accept()) {
                    socket.startHandshake();
                    int read = socket.getInputStream().read();
                    assertThat(read).isLessThan(0);
                } catch (IOException e) {
                    // The client says what became of it.
                }
            });
            return codes(server.getLocalPort(), believed);
        }
    }

    private static List<String> codes(int port, Path believed) throws Exception {
        Path file = Files.writeString(
                folder.resolve("broker.properties"),
                "kafka.bootstrap.servers=localhost:" + port + "\nkafka.security.protocol=SASL_SSL\n"
                        + "kafka.ssl.truststore.type=PEM\nkafka.ssl.truststore.location=" + pem(believed) + "\n");
        return look(file);
    }

    private static List<String> look(Path file) {
        return new CertificateCheck(Clock.systemUTC())
                .look(ServiceSettings.read("report", List.of(file), folder, Map.of())).stream()
                        .map(Finding::code)
                        .toList();
    }

    private static Path pem(Path store) {
        return store.resolveSibling(store.getFileName() + ".pem");
    }

    private static Path certificate(String name, String... options) throws Exception {
        Path store = folder.resolve(name);
        List<String> make = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=" + name, "-ext"));
        make.addAll(Arrays.asList(options));
        keytool(store, make);
        keytool(store, List.of("-exportcert", "-rfc", "-file", pem(store).toString()));
        return store;
    }

    private static void keytool(Path store, List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(options);
        command.addAll(
                List.of("-alias", "it", "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
