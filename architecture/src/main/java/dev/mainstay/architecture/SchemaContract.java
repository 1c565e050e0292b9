package dev.mainstay.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A module's migrations against the checksums that were taken of them: Flyway refuses a database whose migration has
 * changed since, so a changed file is a changed checksum, seen by whoever reviews it.
 */
public final class SchemaContract {
    private static final Path MIGRATIONS = Path.of("src/main/resources/db");
    private static final Path CHECKSUMS = Path.of("src/test/resources/migrations.sha256");

    private SchemaContract() {}

    /**
     * Compares the migrations of the module in whose folder the test runs with its {@code migrations.sha256}.
     *
     * @throws AssertionError if they differ; it says what to do
     */
    public static void holds() {
        try {
            String actual = checksums();
            if (!Files.exists(CHECKSUMS) || !Files.readString(CHECKSUMS).equals(actual)) {
                throw new AssertionError("""
                        A migration is not what it was. One that has been released is never edited, as Flyway refuses a database \
                        that has it as it was: a new one follows it, with a higher number, which only adds (the version before it \
                        works on beside it). For a new one, in this module's folder:
                            sha256sum src/main/resources/db/*/V*.sql > src/test/resources/migrations.sha256
                        """ + actual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String checksums() throws IOException {
        try (Stream<Path> files = Files.walk(MIGRATIONS)) {
            return files.filter(file -> file.getFileName().toString().matches("V.*\\.sql"))
                    .map(file -> sha256(file) + "  " + file.toString().replace('\\', '/') + "\n")
                    .sorted((one, other) -> one.substring(66).compareTo(other.substring(66)))
                    .collect(Collectors.joining());
        }
    }

    private static String sha256(Path file) {
        try {
            String text = Files.readString(file).replace("\r\n", "\n");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
