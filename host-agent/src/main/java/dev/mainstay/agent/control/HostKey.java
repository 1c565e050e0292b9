package dev.mainstay.agent.control;

import dev.mainstay.agent.journal.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;

/** The Ed25519 key pair made on this host. The private key never leaves the folder, readable by its owner only. */
public final class HostKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey privateKey;
    private final String publicKey;

    private HostKey(PrivateKey privateKey, String publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Reads {@code host.key} (PKCS#8 and SubjectPublicKeyInfo, each one line of Base64), or makes it once. */
    public static HostKey in(Path folder) throws IOException, UnreadableKeyException {
        Path file = folder.resolve("host.key");
        if (!Files.exists(file)) {
            make(file);
        }
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            byte[] encoded = Base64.getDecoder().decode(lines.get(0));
            PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new HostKey(key, lines.get(1));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new UnreadableKeyException(file + " cannot be read as an Ed25519 key ("
                    + e.getClass().getSimpleName()
                    + "). Restore it, or enrol the host anew after deleting it and host.id.");
        }
    }

    private static void make(Path file) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            String text = base64.encodeToString(pair.getPrivate().getEncoded())
                    + '\n'
                    + base64.encodeToString(pair.getPublic().getEncoded())
                    + '\n';
            Path beside = file.resolveSibling("host.key.new");
            Files.deleteIfExists(beside);
            Files.createFile(beside);
            ownerOnly(beside); // Before anything is in it; Durable.write below keeps the file and its permissions.
            Durable.write(file, text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    private static void ownerOnly(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
            return;
        }
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl != null) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }

    /** Base64 of the X.509 SubjectPublicKeyInfo. */
    String publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 signing failed", e);
        }
    }
}
