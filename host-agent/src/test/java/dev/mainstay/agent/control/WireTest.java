package dev.mainstay.agent.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.life.Lifeline;
import dev.mainstay.architecture.TestAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates and proxies as an agent meets them, with what it says of each. */
class WireTest {
    private static final String NAME = "localhost";

    @TempDir
    Path folder;

    private final TestAuthority authority = new TestAuthority("Estate authority");
    private Path pinned = Path.of("");
    private @Nullable TlsServer server;

    @BeforeEach
    void pin() {
        pinned = authority.write(folder.resolve("authority.pem"));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aCertificateOfThePinnedAuthorityIsBelieved() throws Exception {
        serve(authority.issue("scanner", NAME));

        assertThat(ask(Map.of("trust.certificates", pinned.toString()))).isInstanceOf(Reply.Ok.class);
    }

    @Test
    void whatIsWrongWithACertificateIsSaidInOneLine() throws Exception {
        Map<String, String> trusting = Map.of("trust.certificates", pinned.toString());

        serve(new TestAuthority("Estate authority").issue("scanner", NAME));
        assertThat(why(trusting))
                .startsWith("the certificate of localhost is of no authority that this host trusts; name the");
        serve(authority.issue("scanner", NAME));
        assertThat(why(Map.of())).startsWith("the certificate of localhost is of no authority that this host trusts");
        serve(authority.issue("scanner", "scanner.example"));
        assertThat(why(trusting)).startsWith("the certificate of localhost is not for that name (");
        serve(authority.issueExpired("scanner", NAME));
        assertThat(why(trusting)).startsWith("the certificate of localhost has expired (");
    }

    @Test
    void aProxyIsAskedToConnectAndTheCertificateBehindItIsLookedAt() throws Exception {
        serve(authority.issue("scanner", "scanner.example"));
        try (ConnectProxy proxy = new ConnectProxy("")) {
            Map<String, String> through = Map.of("trust.certificates", pinned.toString(), "proxy", proxy.address());
            URI service = URI.create("https://scanner.example:" + port());

            assertThat(ask(service, through)).isInstanceOf(Reply.Ok.class);
            assertThat(proxy.asked).containsExactly("CONNECT scanner.example:" + port() + " HTTP/1.1");
            assertThat(why(URI.create("https://other.example:" + port()), through))
                    .startsWith("the certificate of other.example is not for that name");
        }
    }

    @Test
    void aProxyThatDoesNotConnectIsNamed() throws Exception {
        serve(authority.issue("scanner", NAME));
        try (ConnectProxy proxy = new ConnectProxy("HTTP/1.1 403 Forbidden")) {
            assertThat(why(Map.of("trust.certificates", pinned.toString(), "proxy", proxy.address())))
                    .startsWith("the proxy " + proxy.address() + " does not connect to localhost (")
                    .contains("403 Forbidden");
        }
        try (ConnectProxy proxy = new ConnectProxy("HTTP/1.1 407 Proxy Authentication Required")) {
            assertThat(why(Map.of("trust.certificates", pinned.toString(), "proxy", proxy.address())))
                    .startsWith("the proxy " + proxy.address() + " does not connect to localhost (")
                    .contains("407");
        }
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        assertThat(why(Map.of("proxy", "127.0.0.1:" + nobody)))
                .startsWith("the proxy 127.0.0.1:" + nobody + " cannot be reached (");
    }

    @Test
    void whoIsDirectIsReachedWithoutTheProxy() throws Exception {
        serve(authority.issue("scanner", NAME));
        try (ConnectProxy proxy = new ConnectProxy("HTTP/1.1 403 Forbidden")) {
            assertThat(ask(Map.of(
                            "trust.certificates", pinned.toString(), "proxy", proxy.address(), "proxy.direct", NAME)))
                    .isInstanceOf(Reply.Ok.class);
            assertThat(proxy.asked).isEmpty();
        }
    }

    @Test
    void certificatesToTrustThatAreNoneAreAFaultOfTheConfiguration() throws Exception {
        Path text = Files.writeString(folder.resolve("text.pem"), "no certificate\n");
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> http(Map.of("trust.certificates", text.toString())))
                .isInstanceOf(UnusableTrustException.class)
                .hasMessageStartingWith("trust.certificates: no usable certificate in " + text);
        assertThatThrownBy(() -> http(Map.of("trust.certificates", empty.toString())))
                .isInstanceOf(UnusableTrustException.class);
        assertThatThrownBy(() -> http(
                        Map.of("trust.certificates", folder.resolve("none.pem").toString())))
                .isInstanceOf(UnusableTrustException.class)
                .hasMessageStartingWith("trust.certificates: there is no file");
    }

    private String why(Map<String, String> keys) throws Exception {
        return why(URI.create("https://" + NAME + ":" + port()), keys);
    }

    private static String why(URI service, Map<String, String> keys) throws Exception {
        String why = ask(service, keys) instanceof Reply.Away away ? away.why() : "";
        assertThat(why.lines()).hasSize(1);
        return why;
    }

    private Reply ask(Map<String, String> keys) throws Exception {
        return ask(URI.create("https://" + NAME + ":" + port()), keys);
    }

    private static Reply ask(URI service, Map<String, String> keys) throws Exception {
        return http(keys).send(Operation.LEASE, "POST", service.resolve("/agent/v1/leases"), Map.of(), new byte[0]);
    }

    static Http http(Map<String, String> keys) throws AgentConfig.Invalid, UnusableTrustException {
        Map<String, String> all = new HashMap<>(Map.of(
                "folder", "x", "scanner.url", "https://s", "patch.url", "https://p", "host.fqdn", "fe01.lync.example"));
        all.putAll(keys);
        return new Http(AgentConfig.of(all), Clock.systemUTC(), new Lifeline(checkpoint -> {}));
    }

    private int port() {
        return Objects.requireNonNull(server).port();
    }

    private void serve(TestAuthority.Issued certificate) throws IOException, GeneralSecurityException {
        stop();
        server = new TlsServer(certificate);
    }
}
