package dev.mainstay.doctor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trust that notes what it was shown, and why it would not believe it, and lets the handshake go on: nothing is said over the
 * connection, and what a certificate says of itself is wanted all the more when it is not believed.
 */
final class Trust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;
    private List<X509Certificate> shown = List.of();
    private Optional<String> refusal = Optional.empty();

    private Trust(X509ExtendedTrustManager judge) {
        this.judge = judge;
    }

    /** Of the platform's authorities, or of those alone that are given. */
    static Trust of(List<X509Certificate> authorities) throws GeneralSecurityException, IOException {
        KeyStore store = null;
        if (!authorities.isEmpty()) {
            store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("authority" + number++, authority);
            }
        }
        return of(store);
    }

    static Trust of(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager judge) {
                return new Trust(judge);
            }
        }
        throw new GeneralSecurityException("No trust manager for X.509");
    }

    /** The certificates of a PEM file. */
    static List<X509Certificate> read(Path pem) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(pem)) {
            return certificates(in);
        }
    }

    static List<X509Certificate> certificates(byte[] pem) throws GeneralSecurityException, IOException {
        try (InputStream in = new ByteArrayInputStream(pem)) {
            return certificates(in);
        }
    }

    private static List<X509Certificate> certificates(InputStream in) throws GeneralSecurityException {
        Collection<? extends Certificate> found =
                CertificateFactory.getInstance("X.509").generateCertificates(in);
        List<X509Certificate> certificates = new ArrayList<>();
        for (Certificate certificate : found) {
            if (certificate instanceof X509Certificate x509) {
                certificates.add(x509);
            }
        }
        return certificates;
    }

    /** What was shown, the server's own first; empty before a handshake. */
    List<X509Certificate> shown() {
        return shown;
    }

    /** Why it is not believed: its chain, its name, or its dates. */
    Optional<String> refusal() {
        return refusal;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
        note(chain, () -> judge.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
        note(chain, () -> judge.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        note(chain, () -> judge.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("Nobody is a client of the doctor");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("Nobody is a client of the doctor");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("Nobody is a client of the doctor");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }

    private void note(X509Certificate[] chain, Judgement judgement) {
        shown = List.of(chain);
        try {
            judgement.pass();
        } catch (CertificateException e) {
            refusal = Optional.of(Lines.first(e));
        }
    }

    private interface Judgement {
        void pass() throws CertificateException;
    }
}
