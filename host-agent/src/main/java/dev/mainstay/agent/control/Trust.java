package dev.mainstay.agent.control;

import dev.mainstay.agent.config.AgentConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: an estate's own authority from a PEM file, Windows', or Java's. */
final class Trust {

    private Trust() {}

    /** What makes connections; null for what Java does by itself. */
    static @Nullable SSLSocketFactory of(AgentConfig config) throws UnusableTrustException {
        Path pem = config.trustedCertificates();
        try {
            if (pem != null) {
                return sockets(read(pem));
            }
            return config.trustStore() == AgentConfig.TrustStore.WINDOWS ? sockets(windows()) : null;
        } catch (NoSuchFileException e) {
            throw new UnusableTrustException("trust.certificates: there is no file " + pem);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnusableTrustException(
                    pem == null
                            ? "trust.store=windows: this Java cannot read Windows' certificates: " + e.getMessage()
                            : "trust.certificates: no usable certificate in " + pem + ": " + e.getMessage());
        }
    }

    private static KeyStore read(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int count = 0;
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("trusted-" + count++, certificate);
            }
            if (count == 0) {
                throw new IOException("there is none");
            }
            return store;
        }
    }

    /** The provider SunMSCAPI of the JDK: what the agent's account sees of the store "Root", the machine's included. */
    private static KeyStore windows() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("Windows-ROOT");
        store.load(null, null);
        return store;
    }

    private static SSLSocketFactory sockets(KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }
}
