package dev.mainstay.catalogue.intake;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.index.CatalogueFile;
import dev.mainstay.catalogue.source.BoundedInput;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * Import of every document of a folder into a catalogue file. Of two revisions of one document the later counts.
 * If one document is malformed, all are read nevertheless, so that every complaint is heard at once, and nothing is
 * written: the catalogue that was there stays.
 */
public final class CatalogueImport {

    private static final int START = 2048;

    private final ReadingRules rules;
    private final ImportProgress progress;

    public CatalogueImport(ReadingRules rules, ImportProgress progress) {
        this.rules = rules;
        this.progress = progress;
    }

    /**
     * Reads a folder and all below it and replaces the file.
     *
     * @param known facts of documents known before, one revision of each; of a document that the folder has as well the
     *     later revision counts
     * @throws IOException if a file cannot be read or written
     */
    public ImportResult run(Path folder, List<Fact> known, Path file, Instant created) throws IOException {
        return run(List.of(folder), known, file, created);
    }

    /** The same for several folders and files. */
    public ImportResult run(List<Path> sources, List<Fact> known, Path file, Instant created) throws IOException {
        Map<DocumentId, Document> documents = new LinkedHashMap<>();
        List<MalformedDocumentException> malformed = new ArrayList<>();
        int ignored = 0;
        List<Path> files = filesOf(sources);
        int done = 0;
        for (Path path : files) {
            done++;
            Optional<DocumentReader> reader = recognise(path);
            if (reader.isEmpty()) {
                ignored++;
                progress.ignored(done, files.size(), path);
                continue;
            }
            try {
                Document document = read(path, reader.get());
                documents.merge(document.id(), document, Document::later);
                progress.read(done, files.size(), path, document.summary());
            } catch (MalformedDocumentException e) {
                malformed.add(e);
                progress.malformed(done, files.size(), path, e);
            }
        }
        if (malformed.isEmpty() && !documents.isEmpty()) {
            CatalogueFile.write(file, Catalogue.of(together(known, documents)), created);
        }
        return new ImportResult(
                documents.values().stream().map(Document::summary).toList(), ignored, List.copyOf(malformed));
    }

    /** Of a document that was known and that was read as well, the later revision. */
    private static List<Fact> together(List<Fact> known, Map<DocumentId, Document> documents) {
        List<Fact> facts = new ArrayList<>();
        Set<DocumentId> older = new HashSet<>();
        for (Fact fact : known) {
            DocumentId id = new DocumentId(fact.origin().source(), fact.origin().document());
            Document imported = documents.get(id);
            if (imported == null
                    || imported.summary().header().date().isBefore(fact.origin().date())) {
                facts.add(fact);
                older.add(id);
            }
        }
        documents.forEach((id, document) -> {
            if (!older.contains(id)) {
                facts.addAll(document.facts());
            }
        });
        return facts;
    }

    private static List<Path> filesOf(List<Path> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path source : sources) {
            try (Stream<Path> tree = Files.walk(source)) {
                tree.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private Optional<DocumentReader> recognise(Path path) throws IOException {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        try (InputStream in = BoundedInput.open(Files.newInputStream(path), rules.maxBytes())) {
            String start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
            return DocumentReaders.recognising(
                    name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name, start);
        } catch (ZipException | EOFException e) {
            // Damaged at its very start: no reader can tell what it was to be.
            return Optional.empty();
        }
    }

    private Document read(Path path, DocumentReader reader) throws IOException, MalformedDocumentException {
        List<Fact> facts = new ArrayList<>();
        FactSink sink = facts::add;
        try (InputStream in = Files.newInputStream(path)) {
            DocumentSummary summary = reader.read(path.getFileName().toString(), in, rules, sink);
            return new Document(summary, facts);
        }
    }

    private record DocumentId(Source source, String id) {}

    private record Document(DocumentSummary summary, List<Fact> facts) {

        DocumentId id() {
            DocumentHeader header = summary.header();
            return new DocumentId(header.source(), header.id());
        }

        Document later(Document other) {
            return other.summary.header().date().isBefore(summary.header().date()) ? this : other;
        }
    }
}
