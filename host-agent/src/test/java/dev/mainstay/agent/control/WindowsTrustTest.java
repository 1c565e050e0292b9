package dev.mainstay.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.architecture.TestAuthority;
import java.net.URI;
import java.security.KeyStore;
import java.util.Map;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An authority that Windows is told to trust, and that no file of the agent's names. */
@Disabled("Written and compiled, and not run once in Wine")
@Tag("windows")
class WindowsTrustTest {
    private static final String ALIAS = "mainstay-test";

    @Test
    void whomWindowsTrustsTheAgentDoesToo() throws Exception {
        TestAuthority authority = new TestAuthority(ALIAS);
        KeyStore windows = KeyStore.getInstance("Windows-ROOT");
        windows.load(null, null);
        try (TlsServer server = new TlsServer(authority.issue("scanner", "localhost"))) {
            URI leases = URI.create("https://localhost:" + server.port() + "/agent/v1/leases");
            Map<String, String> keys = Map.of("trust.store", "windows");

            Reply before = WireTest.http(keys).send(Operation.LEASE, "POST", leases, Map.of(), new byte[0]);
            windows.setCertificateEntry(ALIAS, authority.certificate());
            Reply after = WireTest.http(keys).send(Operation.LEASE, "POST", leases, Map.of(), new byte[0]);

            assertThat(before).isInstanceOf(Reply.Away.class);
            assertThat(after).isInstanceOf(Reply.Ok.class);
        } finally {
            if (windows.containsAlias(ALIAS)) {
                windows.deleteEntry(ALIAS);
            }
        }
    }
}
