package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.architecture.TestAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Enrolment, scan and job through a reverse proxy that ends TLS: what is signed is what such a proxy does not touch. */
class ReverseProxyTest {

    @TempDir
    Path folder;

    @Test
    void aJobIsDoneThroughAProxyThatEndsTls() throws Exception {
        TestAuthority authority = new TestAuthority("Estate authority");
        try (Rig rig = new Rig(folder);
                ReverseProxy proxy =
                        new ReverseProxy(authority.issue("edge", "localhost"), URI.create(rig.control.url()))) {
            // Given
            Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
            rig.control.order(List.of(sql));
            rig.with("scanner.url", proxy.url())
                    .with("patch.url", proxy.url())
                    .with(
                            "trust.certificates",
                            authority.write(folder.resolve("authority.pem")).toString());

            // When
            rig.start().untilResult();

            // Then: ControlPlane verifies every signature, and fails on one that does not fit
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
            assertThat(rig.host.effects).containsExactly("drained", "installed SQL Server 2012 SP4 GDR", "restored");
            assertThat(rig.log).noneMatch(line -> line.contains("not-protected"));
        }
    }

    @Test
    void anAgentWithoutTheCertificatesItIsToTrustDoesNotBegin() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.with("trust.certificates", folder.resolve("none.pem").toString());

            AgentEnd end = rig.runOnce();

            assertThat(end.cause()).isEqualTo(AgentEnd.Cause.BAD_CONFIG);
            assertThat(end.message()).startsWith("configuration: trust.certificates: there is no file");
        }
    }

    @Test
    void anAddressWithoutTlsIsToldOnceAtTheStart() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.with("scanner.url", "http://scanner.invalid").start();

            rig.until("it is told", () -> rig.log.stream().anyMatch(line -> line.contains("not-protected")));

            assertThat(rig.log)
                    .filteredOn(line -> line.contains("not-protected"))
                    .singleElement()
                    .asString()
                    .contains("http://scanner.invalid");
        }
    }
}
