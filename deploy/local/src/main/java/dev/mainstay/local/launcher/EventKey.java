package dev.mainstay.local.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/**
 * The key pair with which scanner-service signs what it publishes and which the other two pin, made once for a run.
 *
 * @param privateKey PEM file that only its owner can read
 * @param publicKey PEM file
 */
public record EventKey(Path privateKey, Path publicKey) {

    /** The pair in the folder. */
    public static EventKey in(Path folder) {
        EventKey key = new EventKey(
                folder.resolve("private.pem").toAbsolutePath(),
                folder.resolve("public.pem").toAbsolutePath());
        if (!Files.exists(key.privateKey())) {
            key.make(folder);
        }
        return key;
    }

    /** What a service has to be told of it: the one that signs has the private half, the others the public one. */
    public Map<String, String> environment(ServiceName service) {
        return service == ServiceName.SCANNER
                ? Map.of("MAINSTAY_MESSAGING_SIGNING_KEY", privateKey.toString())
                : Map.of("MAINSTAY_MESSAGING_PUBLISHERS_SCANNER_KEYS", publicKey.toString());
    }

    /** The private half last: it says that both are there. */
    private void make(Path folder) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Files.createDirectories(folder);
            Files.writeString(publicKey, pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            Path beside = Files.createTempFile(folder, "private", ".new"); // such a file only its owner can read
            Files.writeString(beside, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            Files.move(beside, privateKey);
        } catch (IOException e) {
            throw new UncheckedIOException("The key for signing events cannot be made in " + folder, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform from 15 on has Ed25519", e);
        }
    }

    private static String pem(String kind, byte[] encoded) {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(encoded);
        return "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n";
    }
}
