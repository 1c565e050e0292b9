package dev.mainstay.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Certificates that a service meets, and its own: their end, their chain and their name. */
final class CertificateCheck implements Check {
    private static final int HTTPS = 443;

    private final Clock clock;

    CertificateCheck(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Area area() {
        return Area.CERTIFICATES;
    }

    @Override
    public List<Finding> look(ServiceSettings service) {
        List<Finding> findings = new ArrayList<>();
        database(service, findings);
        broker(service, findings);
        service.find("quarkus.oidc.auth-server-url")
                .map(URI::create)
                .filter(uri -> "https".equals(uri.getScheme()))
                .ifPresent(uri -> server(
                        new TlsServer(uri.getHost(), uri.getPort() < 0 ? HTTPS : uri.getPort(), false, true),
                        () -> Trust.of(authorities(service.paths("quarkus.tls."
                                + service.find("quarkus.oidc.tls.tls-configuration-name")
                                        .map(name -> name + ".")
                                        .orElse("")
                                + "trust-store.pem.certs"))),
                        findings));
        own(service, findings);
        return findings;
    }

    private void database(ServiceSettings service, List<Finding> findings) {
        Optional<DatabaseAddress> address =
                DatabaseAddress.of(service.find("quarkus.datasource.jdbc.url").orElse(""));
        if (address.isPresent()
                && List.of("require", "verify-ca", "verify-full")
                        .contains(address.get().sslMode())) {
            String root = address.get().rootCertificate();
            boolean verified = !address.get().sslMode().equals("require");
            server(
                    new TlsServer(
                            address.get().host(),
                            address.get().port(),
                            true,
                            address.get().sslMode().equals("verify-full")),
                    () -> Trust.of(verified && !root.isEmpty() ? Trust.read(Path.of(root)) : List.of()),
                    findings);
        }
    }

    private void broker(ServiceSettings service, List<Finding> findings) {
        Map<String, String> kafka = service.kafka();
        if (!kafka.getOrDefault("security.protocol", "").endsWith("SSL")) {
            return;
        }
        for (String server : kafka.getOrDefault("bootstrap.servers", "").split(",", -1)) {
            int colon = server.lastIndexOf(':');
            if (colon > 0) {
                server(
                        new TlsServer(
                                server.substring(0, colon).strip(),
                                Integer.parseInt(server.substring(colon + 1).strip()),
                                false,
                                !kafka.getOrDefault("ssl.endpoint.identification.algorithm", "https")
                                        .isEmpty()),
                        () -> brokerTrust(kafka),
                        findings);
            }
        }
    }

    private static Trust brokerTrust(Map<String, String> kafka) throws GeneralSecurityException, IOException {
        String type = kafka.getOrDefault("ssl.truststore.type", "JKS");
        String location = kafka.getOrDefault("ssl.truststore.location", "");
        String certificates = kafka.getOrDefault("ssl.truststore.certificates", "");
        if (!certificates.isEmpty()) {
            return Trust.of(Trust.certificates(certificates.getBytes(StandardCharsets.US_ASCII)));
        }
        if (location.isEmpty()) {
            return Trust.of(List.of());
        }
        if (type.equals("PEM")) {
            return Trust.of(Trust.read(Path.of(location)));
        }
        char[] password = kafka.getOrDefault("ssl.truststore.password", "").toCharArray();
        return Trust.of(KeyStore.getInstance(Path.of(location).toFile(), password));
    }

    private void server(TlsServer server, TrustSource source, List<Finding> findings) {
        try {
            Trust trust = source.trust();
            server.greet(trust);
            findings.addAll(judge(server.text(), trust.shown(), trust.refusal(), clock.instant()));
        } catch (IOException | GeneralSecurityException e) {
            findings.add(Finding.wrong(Area.CERTIFICATES, "certificates.unseen", server.text(), Lines.first(e)));
        }
    }

    /** @param refusal why it is not believed, if it is not */
    static List<Finding> judge(String whose, List<X509Certificate> shown, Optional<String> refusal, Instant now) {
        List<Finding> findings = new ArrayList<>();
        Instant first = shown.stream()
                .map(CertificateDates::end)
                .min(Instant::compareTo)
                .orElse(Instant.MAX);
        Finding dates = CertificateDates.judge(whose, first, now);
        if (refusal.isEmpty() || dates.standing() == Standing.WRONG) {
            findings.add(dates);
        } else {
            findings.add(
                    refusal.get().contains("matching")
                            ? Finding.wrong(Area.CERTIFICATES, "certificates.name", whose, refusal.get())
                            : Finding.wrong(Area.CERTIFICATES, "certificates.chain", whose, refusal.get()));
        }
        return findings;
    }

    /** The service's own, which it shows to agents and people. */
    private void own(ServiceSettings service, List<Finding> findings) {
        TreeSet<String> settings = new TreeSet<>();
        for (String name : service.config().getPropertyNames()) {
            if (name.startsWith("quarkus.tls.") && name.contains("key-store.pem.") && name.endsWith(".cert")) {
                settings.add(name);
            }
        }
        for (String setting : settings) {
            Path file = Path.of(service.find(setting).orElse(""));
            try {
                if (!Files.isReadable(file)) {
                    throw new IOException(setting);
                }
                Instant end = Trust.read(file).stream()
                        .map(CertificateDates::end)
                        .min(Instant::compareTo)
                        .orElseThrow(() -> new GeneralSecurityException(setting));
                findings.add(CertificateDates.judge(file.toString(), end, clock.instant()));
            } catch (IOException | GeneralSecurityException e) {
                findings.add(Finding.wrong(Area.CERTIFICATES, "certificates.file", file, Lines.first(e)));
            }
        }
    }

    private static List<X509Certificate> authorities(List<Path> files) throws GeneralSecurityException, IOException {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files) {
            certificates.addAll(Trust.read(file));
        }
        return certificates;
    }

    private interface TrustSource {
        Trust trust() throws GeneralSecurityException, IOException;
    }
}
