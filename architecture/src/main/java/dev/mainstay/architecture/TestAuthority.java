package dev.mainstay.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certification authority of a test, whose certificates nobody else believes. Keys are of the curve P-256. */
public final class TestAuthority {
    private static final Duration DAY = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** A new one of that common name. */
    public TestAuthority(String commonName) {
        this.name = new X500Name("CN=" + commonName);
        this.keys = keyPair();
        try {
            Instant now = Instant.now();
            JcaX509v3CertificateBuilder builder = builder(name, keys, now.minus(DAY), now.plus(DAY.multipliedBy(2)));
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            this.certificate = signed(builder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A certificate with its private key.
     *
     * @param key whose public half is in it
     * @param authority whose certificate verifies it
     */
    public record Issued(X509Certificate certificate, PrivateKey key, X509Certificate authority) {

        /** Writes certificate and authority. */
        public Path writeChain(Path file) {
            return write(file, pem(certificate) + pem(authority));
        }

        /** Writes the private key, PKCS#8, for its owner alone. */
        public Path writeKey(Path file) {
            return write(file, pem("PRIVATE KEY", key.getEncoded()));
        }

        /** Writes key and chain in one file, as Apache Kafka takes them. */
        public Path writeAll(Path file) {
            return write(file, pem("PRIVATE KEY", key.getEncoded()) + pem(certificate) + pem(authority));
        }

        /** The same for a server of the JDK; the password is {@code test}. */
        public KeyStore keyStore() {
            try {
                KeyStore store = KeyStore.getInstance("PKCS12");
                store.load(null, null);
                store.setKeyEntry("server", key, "test".toCharArray(), new Certificate[] {certificate, authority});
                return store;
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Its certificate, which verifies those that it issues. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Writes its certificate. */
    public Path write(Path file) {
        return write(file, pem(certificate));
    }

    /**
     * A certificate that is valid now, for a server and for a client.
     *
     * @param names DNS names and addresses that it is for; may be empty for a client
     */
    public Issued issue(String commonName, String... names) {
        return issue(commonName, Instant.now().minus(DAY), Instant.now().plus(DAY), names);
    }

    /** A certificate that was valid until an hour ago. */
    public Issued issueExpired(String commonName, String... names) {
        Instant end = Instant.now().minus(Duration.ofHours(1));
        return issue(commonName, end.minus(Duration.ofHours(1)), end, names);
    }

    private Issued issue(String commonName, Instant from, Instant to, String... names) {
        KeyPair pair = keyPair();
        try {
            JcaX509v3CertificateBuilder builder = builder(new X500Name("CN=" + commonName), pair, from, to);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            if (names.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(List.of(names)));
            }
            return new Issued(signed(builder), pair.getPrivate(), certificate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GeneralNames alternativeNames(List<String> names) {
        return new GeneralNames(names.stream()
                .map(each -> new GeneralName(
                        each.matches("[0-9.]+|.*:.*") ? GeneralName.iPAddress : GeneralName.dNSName, each))
                .toArray(GeneralName[]::new));
    }

    private JcaX509v3CertificateBuilder builder(X500Name subject, KeyPair pair, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(
                name, new BigInteger(96, RANDOM), Date.from(from), Date.from(to), subject, pair.getPublic());
    }

    private X509Certificate signed(JcaX509v3CertificateBuilder builder) {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] content) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    /** Whole at once, so that who reads it meanwhile never sees half; readable by its owner alone, as servers demand of keys. */
    private static Path write(Path file, String text) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, "pem", ".new");
            Files.writeString(draft, text);
            if (draft.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-------"));
            }
            return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
