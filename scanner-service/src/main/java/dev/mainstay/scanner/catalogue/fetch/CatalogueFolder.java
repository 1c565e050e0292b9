package dev.mainstay.scanner.catalogue.fetch;

import dev.mainstay.scanner.catalogue.document.CatalogueConfig;
import dev.mainstay.scanner.catalogue.document.CatalogueDocuments;
import dev.mainstay.scanner.catalogue.document.ImportOutcome;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Older;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Unreadable;
import dev.mainstay.scanner.catalogue.document.SpooledDocument;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** The configured folder: each file in it is a document, imported when it is new or was changed. */
@ApplicationScoped
class CatalogueFolder {
    private static final Logger LOG = Logger.getLogger(CatalogueFolder.class);

    private final CatalogueDocuments documents;
    private final CataloguePlaces places;
    private final CatalogueConfig config;
    private final Map<Path, Seen> seen = new ConcurrentHashMap<>();

    CatalogueFolder(CatalogueDocuments documents, CataloguePlaces places, CatalogueConfig config) {
        this.documents = documents;
        this.places = places;
        this.config = config;
    }

    private record Seen(long size, FileTime modified) {}

    /** Looks at every file, by name. */
    void all() {
        config.directory().map(Path::of).ifPresent(this::all);
    }

    private void all(Path folder) {
        try {
            files(folder).forEach(this::one);
        } catch (IOException e) {
            failed(folder, "The folder cannot be read: " + e);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private void one(Path file) {
        try {
            Seen now = new Seen(Files.size(file), Files.getLastModifiedTime(file));
            if (!now.equals(seen.get(file))) {
                take(file);
                seen.put(file, now);
            }
        } catch (IOException e) {
            failed(file, String.valueOf(e));
        }
    }

    private void take(Path file) throws IOException {
        long limit = config.maxBytes().asLongValue();
        String name = file.getFileName().toString();
        try (InputStream in = Files.newInputStream(file);
                SpooledDocument document = SpooledDocument.of(in, name, file.toString(), limit)) {
            switch (documents.take(document, null, false)) {
                case Unreadable unreadable -> failed(file, unreadable.place() + ": " + unreadable.message());
                case Older older ->
                    LOG.infof("%s has %s of %s; a later one is stored", file, older.document(), older.revised());
                case ImportOutcome fine -> places.succeeded(file.toString(), null, null);
            }
        }
    }

    private void failed(Path file, String why) {
        LOG.warnf("%s was not imported: %s", file, why);
        places.failed(file.toString(), why);
    }
}
