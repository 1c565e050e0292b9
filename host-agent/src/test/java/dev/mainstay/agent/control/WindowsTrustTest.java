package dev.mainstay.agent.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A certificate that Windows is told to trust, and that no file of the agent's names. It is made here, as the Windows JRE is a Java 17
 * and cannot load the tests' authority.
 */
@Tag("windows")
class WindowsTrustTest {
    private static final String ALIAS = "mainstay-test";

    @Test
    void whomWindowsTrustsTheAgentDoesToo() throws Exception {
        KeyPair keys = keyPair();
        X509Certificate certificate = certificate(keys);
        KeyStore windows = KeyStore.getInstance("Windows-ROOT");
        windows.load(null, null);
        try (TlsServer server = new TlsServer(keyStore(keys, certificate))) {
            URI leases = URI.create("https://localhost:" + server.port() + "/agent/v1/leases");
            Map<String, String> trusting = Map.of("trust.store", "windows");

            Reply before = WireTest.http(trusting).send(Operation.LEASE, "POST", leases, Map.of(), new byte[0]);
            windows.setCertificateEntry(ALIAS, certificate);
            Reply after = WireTest.http(trusting).send(Operation.LEASE, "POST", leases, Map.of(), new byte[0]);

            assertThat(before).isInstanceOf(Reply.Away.class);
            assertThat(after).isInstanceOf(Reply.Ok.class);
        } finally {
            if (windows.containsAlias(ALIAS)) {
                windows.deleteEntry(ALIAS);
            }
        }
    }

    private static KeyPair keyPair() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    /** Signed with its own key, so that it is its own authority. */
    private static X509Certificate certificate(KeyPair keys) throws Exception {
        X500Name name = new X500Name("CN=" + ALIAS);
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(96, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                name,
                keys.getPublic());
        builder.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(new GeneralName(GeneralName.dNSName, "localhost")));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    }

    private static KeyStore keyStore(KeyPair keys, X509Certificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", keys.getPrivate(), TlsServer.PASSWORD.toCharArray(), new Certificate[] {certificate});
        return store;
    }
}
