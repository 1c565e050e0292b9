package dev.mainstay.local.keycloak;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's distribution archive (177 MB), which Maven fetches once into its local repository. Where it cannot be had the test is
 * skipped, and with {@code MAINSTAY_REQUIRE_KEYCLOAK=1}, as in the pipeline, fails.
 */
public final class KeycloakArchive {
    private static final String VERSION = "26.7.3";
    private static final String SHA256 = "27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f";
    private static final String GET = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get";
    private static final Path PLACE =
            Path.of("org/keycloak/keycloak-quarkus-dist", VERSION, "keycloak-quarkus-dist-" + VERSION + ".zip");

    private KeycloakArchive() {}

    /**
     * Unpacks it into the folder.
     *
     * @return Keycloak's own folder
     */
    public static Path unpackedIn(Path folder) {
        Optional<Path> found = find();
        if (!"1".equals(System.getenv("MAINSTAY_REQUIRE_KEYCLOAK"))) {
            assumeTrue(found.isPresent(), "Keycloak's archive cannot be fetched");
        }
        Path archive = found.orElseThrow(() -> new AssertionError("Keycloak's archive cannot be fetched, and must be"));
        try {
            unpack(archive, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve("keycloak-" + VERSION);
    }

    private static Optional<Path> find() {
        Path repository = Path.of(Optional.ofNullable(System.getenv("MAVEN_REPOSITORY"))
                .orElse(System.getProperty("user.home") + "/.m2/repository"));
        Path archive = repository.resolve(PLACE);
        if (!Files.exists(archive)) {
            fetch(repository);
        }
        return Optional.of(archive).filter(Files::exists);
    }

    private static void fetch(Path repository) {
        String maven = Optional.ofNullable(System.getenv("MVN")).orElse("mvn");
        try {
            Process fetching = new ProcessBuilder(List.of(
                            maven,
                            "-B",
                            "-ntp",
                            "-q",
                            GET,
                            "-Dmaven.repo.local=" + repository,
                            "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip",
                            "-Dtransitive=false"))
                    .inheritIO()
                    .start();
            fetching.waitFor();
        } catch (IOException noMaven) {
            // Then it is not there, which is told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is read is what is compared: nothing of another archive is run, as this fails before. */
    private static void unpack(Path archive, Path folder) throws IOException {
        MessageDigest digest = sha256();
        Path root = folder.toAbsolutePath().normalize();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(archive), digest);
                ZipInputStream zip = new ZipInputStream(bytes)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = root.resolve(entry.getName()).normalize();
                if (!file.startsWith(root)) {
                    throw new IOException("Not a file of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
            bytes.transferTo(java.io.OutputStream.nullOutputStream()); // the archive's own directory, at its end
        }
        String found = HexFormat.of().formatHex(digest.digest());
        if (!found.equals(SHA256)) {
            throw new AssertionError(archive + " is not what it should be: its SHA-256 is " + found);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
