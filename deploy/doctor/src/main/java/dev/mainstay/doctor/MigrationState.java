package dev.mainstay.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Comparison of the migrations that came with a service with those that its database has. */
final class MigrationState {
    private static final Pattern FILE = Pattern.compile("V([0-9_.]+)__.*\\.sql");

    private MigrationState() {}

    /**
     * Compares.
     *
     * @param applied versions that the database has; empty where there never was a migration
     * @param atStart whether the service brings its database up to date by itself
     */
    static Finding judge(Set<String> shipped, Optional<Set<String>> applied, boolean atStart) {
        if (applied.isEmpty()) {
            return atStart ? Finding.ok(Area.DATABASE, "database.new") : Finding.wrong(Area.DATABASE, "database.empty");
        }
        Set<String> missing = new TreeSet<>(shipped);
        missing.removeAll(applied.get());
        if (!missing.isEmpty()) {
            return atStart
                    ? Finding.ok(Area.DATABASE, "database.behind", String.join(", ", missing))
                    : Finding.wrong(Area.DATABASE, "database.old", String.join(", ", missing));
        }
        Set<String> more = new TreeSet<>(applied.get());
        more.removeAll(shipped);
        return more.isEmpty()
                ? Finding.ok(Area.DATABASE, "database.current")
                : Finding.warning(Area.DATABASE, "database.newer", String.join(", ", more));
    }

    /** Versions of the migrations of a service, those of the frame among them, as Flyway writes them. */
    static Set<String> shipped(String service) {
        Set<String> versions = new TreeSet<>();
        for (String folder : List.of("messaging/db/messaging", "service/db/service", service + "/db/migration")) {
            for (String file : files(ServiceSettings.shipped(folder))) {
                Matcher name = FILE.matcher(file);
                if (name.matches()) {
                    versions.add(name.group(1).replace('_', '.'));
                }
            }
        }
        return versions;
    }

    private static List<String> files(URL folder) {
        try {
            if (!folder.getProtocol().equals("jar")) {
                return files(Path.of(folder.toURI()));
            }
            String[] parts = folder.getPath().split("!", 2);
            try (FileSystem jar = FileSystems.newFileSystem(Path.of(URI.create(parts[0])))) {
                return files(jar.getPath(parts[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
