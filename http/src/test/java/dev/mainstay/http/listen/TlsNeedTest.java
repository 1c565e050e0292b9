package dev.mainstay.http.listen;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TlsNeedTest {

    @Test
    void aCertificateOrAProxyIsNeeded() {
        assertThat(missing(Map.of())).contains("TLS", "mainstay.http.tls-ended-by-proxy=true");
        assertThat(missing(Map.of("mainstay.http.tls-ended-by-proxy", "false"))).contains("TLS");
        assertThat(missing(Map.of("mainstay.http.tls-ended-by-proxy", "true"))).isEmpty();
    }

    @Test
    void besideTlsThereIsNoPlainHttp() {
        String certificate = "quarkus.tls.key-store.pem.0.cert";

        assertThat(missing(Map.of(certificate, "cert.pem"))).contains("quarkus.http.insecure-requests=disabled");
        assertThat(missing(Map.of(certificate, "cert.pem", "quarkus.http.insecure-requests", "enabled")))
                .contains("plain HTTP");
        assertThat(missing(Map.of(certificate, "cert.pem", "quarkus.http.insecure-requests", "redirect")))
                .isEmpty();
        assertThat(missing(Map.of(
                        "quarkus.http.tls-configuration-name", "rest", "quarkus.http.insecure-requests", "disabled")))
                .isEmpty();
    }

    private static String missing(Map<String, String> settings) {
        return String.join(
                "; ",
                new TlsNeed()
                        .missing(new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(settings, "test", 100))
                                .build()));
    }
}
