package dev.mainstay.http.listen;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Need of TLS: the service's own, and then no plain HTTP beside it, or that of a proxy in front of it. */
@Singleton
class TlsNeed implements ListeningNeed {
    private static final String BY_PROXY = "mainstay.http.tls-ended-by-proxy";
    private static final String PLAIN = "quarkus.http.insecure-requests";
    private static final List<String> CERTIFICATES =
            List.of("quarkus.http.tls-configuration-name", "quarkus.http.ssl.certificate.", "quarkus.tls.key-store.");

    @Override
    public List<String> missing(Config config) {
        if (config.getOptionalValue(BY_PROXY, Boolean.class).orElse(false)) {
            return List.of();
        }
        boolean certificate = StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .anyMatch(name -> CERTIFICATES.stream().anyMatch(name::startsWith));
        if (!certificate) {
            return List.of(
                    "TLS (quarkus.tls.key-store.* or quarkus.http.tls-configuration-name; where a proxy in front ends it, "
                            + BY_PROXY + "=true)");
        }
        boolean plainToo =
                config.getOptionalValue(PLAIN, String.class).orElse("enabled").equals("enabled");
        return plainToo ? List.of("an end to plain HTTP beside TLS (" + PLAIN + "=disabled or redirect)") : List.of();
    }
}
