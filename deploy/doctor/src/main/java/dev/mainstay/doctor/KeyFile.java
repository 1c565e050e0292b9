package dev.mainstay.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PEM file with Ed25519 keys. */
record KeyFile(Path path, String text) {
    private static final byte[] PROBE = "mainstay doctor".getBytes(StandardCharsets.US_ASCII);

    static KeyFile read(Path path) throws IOException {
        return new KeyFile(path, Files.readString(path, StandardCharsets.ISO_8859_1));
    }

    /** The private key in it. */
    PrivateKey privateKey() throws GeneralSecurityException {
        List<byte[]> blocks = blocks("PRIVATE KEY");
        if (blocks.size() != 1) {
            throw new GeneralSecurityException("PRIVATE KEY: " + blocks.size());
        }
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(blocks.get(0)));
    }

    /** The public keys in it, one or several. */
    List<PublicKey> publicKeys() throws GeneralSecurityException {
        List<PublicKey> keys = new ArrayList<>();
        for (byte[] block : blocks("PUBLIC KEY")) {
            keys.add(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(block)));
        }
        if (keys.isEmpty()) {
            throw new GeneralSecurityException("PUBLIC KEY: 0");
        }
        return keys;
    }

    /** Whether the two are halves of one key: what one signs the other knows. */
    static boolean belongTogether(PrivateKey signing, PublicKey checking) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(signing);
        signature.update(PROBE);
        byte[] made = signature.sign();
        signature.initVerify(checking);
        signature.update(PROBE);
        return signature.verify(made);
    }

    /** Whether others than its owner may read it. */
    static boolean isReadByOthers(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(PosixFilePermission.GROUP_READ)
                || permissions.contains(PosixFilePermission.OTHERS_READ);
    }

    /** Whether others than its owner may write it. */
    static boolean isWrittenByOthers(Path path) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(PosixFilePermission.GROUP_WRITE)
                || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    private List<byte[]> blocks(String kind) {
        List<byte[]> blocks = new ArrayList<>();
        Matcher block = Pattern.compile("-----BEGIN " + kind + "-----([A-Za-z0-9+/=\\s]+)-----END " + kind + "-----")
                .matcher(text);
        while (block.find()) {
            blocks.add(Base64.getMimeDecoder().decode(block.group(1)));
        }
        return blocks;
    }
}
