package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.config.AgentConfig;
import dev.mainstay.agent.config.ConfigKeys;
import dev.mainstay.agent.config.HttpProxy;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentConfigTest {

    private static final Map<String, String> LEAST = Map.of(
            "folder", "agent",
            "scanner.url", "https://scanner.example",
            "patch.url", "https://patch.example/",
            "host.fqdn", "fe01.lync.example");

    @ParameterizedTest
    @ValueSource(
            strings = {"http://updates.example/packages", "https://updates.example/packages", "ftp://x", "file:///x"})
    void packagesAreFetchedFromNoAddress(String packages) {
        assertThatThrownBy(() -> AgentConfig.of(Map.of(
                        "folder",
                        "x",
                        "scanner.url",
                        "https://s",
                        "patch.url",
                        "https://p",
                        "host.fqdn",
                        "fe01.lync.example",
                        "platform.packages",
                        packages)))
                .isInstanceOf(AgentConfig.Invalid.class)
                .hasMessageContaining("platform.packages");
    }

    @Test
    void whatIsNotSetHasItsDefault() throws Exception {
        AgentConfig config = AgentConfig.of(LEAST);

        assertThat(config.patchUrl()).isEqualTo(URI.create("https://patch.example"));
        assertThat(config.scanInterval()).isEqualTo(Duration.ofHours(22));
        assertThat(config.jitterPercent()).isEqualTo(20);
        assertThat(config.platform()).isEqualTo("windows");
        assertThat(config.orderKey()).isEqualTo(config.folder().resolve("order-key.pem"));
        assertThat(config.enrolmentToken()).isNull();
        assertThat(config.trustedCertificates()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "scanner.url, ftp://x, scanner.url is not",
        "scanner.url, '', scanner.url is missing",
        "scan.poll, 5s, scan.poll is not a duration",
        "scan.poll, PT0S, scan.poll is not a duration",
        "jitter.percent, 200, jitter.percent is not a number",
        "lease.pol, PT1S, unknown key lease.pol",
        "trust.store, mac, 'trust.store is none of java, windows: mac'",
        "proxy, proxy.example, proxy is not host:port",
        "proxy, http://proxy.example:3128, proxy is not host:port",
        "proxy, user:secret@proxy.example:3128, proxy is not host:port",
        "proxy, proxy.example:70000, proxy is not host:port",
        "proxy.direct, x.example, proxy.direct says who is reached without a proxy",
    })
    void aValueThatCannotBeIsNamed(String key, String value, String message) {
        Map<String, String> values = new HashMap<>(LEAST);
        values.put(key, value);

        assertThatThrownBy(() -> AgentConfig.of(values))
                .isInstanceOf(AgentConfig.Invalid.class)
                .hasMessageContaining(message);
    }

    @Test
    void whoToTrustIsSaidOnce() {
        Map<String, String> values = new HashMap<>(LEAST);
        values.putAll(Map.of("trust.certificates", "ca.pem", "trust.store", "windows"));

        assertThatThrownBy(() -> AgentConfig.of(values))
                .isInstanceOf(AgentConfig.Invalid.class)
                .hasMessage("trust.certificates and trust.store exclude each other: set one of them");
    }

    @ParameterizedTest
    @CsvSource({
        "scanner.example, true",
        "SCANNER.lync.example, false",
        "lync.example, true",
        "xlync.example, true",
        "patch.other.example, false",
        "direct.example, false",
        "notdirect.example, true",
    })
    void whoIsDirectIsToldByName(String host, boolean proxied) throws Exception {
        Map<String, String> values = new HashMap<>(LEAST);
        values.putAll(
                Map.of("proxy", "proxy.example:3128", "proxy.direct", "*.lync.example, .Other.example,direct.example"));

        HttpProxy proxy = Objects.requireNonNull(AgentConfig.of(values).proxy());

        assertThat(proxy.to(host).type()).isEqualTo(proxied ? Proxy.Type.HTTP : Proxy.Type.DIRECT);
    }

    @Test
    void theEnvironmentComesBeforeTheFileAndThePlatformGetsItsOwnKeys(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("agent.properties");
        Files.writeString(file, """
                folder=agent
                scanner.url=http://a
                patch.url=http://b
                host.fqdn=x
                platform.name=fe01
                disk.free-mib=7
                """);

        AgentConfig config = AgentConfig.load(
                file, Map.of("MAINSTAY_AGENT_SCANNER_URL", "http://c", "MAINSTAY_AGENT_OFFLINE_GIVE_UP", "PT1S"));

        assertThat(config.scannerUrl()).isEqualTo(URI.create("http://c"));
        assertThat(config.offlineGiveUp()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.freeDiskMebibytes()).isEqualTo(7);
        assertThat(config.platformSettings()).containsExactly(Map.entry("name", "fe01"));
    }

    @Test
    void theSampleExplainsEveryKeyAndShowsItsDefault() throws Exception {
        String sample = Files.readString(Path.of("agent.properties.sample"));

        for (String key : ConfigKeys.NAMES) {
            assertThat(sample).containsPattern("(?m)^#?" + java.util.regex.Pattern.quote(key) + "=");
        }
    }

    @Test
    void mainSaysWhatIsWrongWithTheConfiguration(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("agent.properties");
        Files.write(file, List.of("folder=agent", "scanner.url=http://a", "patch.url=http://b", "host.fqdn=x"));

        assertThat(Main.run(new String[0], Map.of()).cause().exitCode()).isEqualTo(2);
        assertThat(Main.run(new String[] {"no-such-file"}, Map.of()).message()).contains("no-such-file");
        assertThat(Main.run(new String[] {file.toString()}, Map.of("MAINSTAY_AGENT_PLATFORM", "none"))
                        .cause())
                .isEqualTo(AgentEnd.Cause.NO_PLATFORM);
    }
}
