package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.intake.DocumentReaders;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.scanner.catalogue.document.Reading.Broken;
import dev.mainstay.scanner.catalogue.document.Reading.Whole;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of a document by the reader that knows its kind. */
@ApplicationScoped
class DocumentReading {
    private static final int START = 2048;
    private static final List<String> FORMS = List.of(".xml", ".json", ".csv", ".md");

    private final Clock clock;

    DocumentReading(Clock clock) {
        this.clock = clock;
    }

    /**
     * Reads a document to its end.
     *
     * @param source what it is; absent if that is to be told from its content
     * @param rows take its facts
     */
    Reading read(SpooledDocument document, @Nullable Source source, FactRows rows) {
        try {
            Optional<DocumentReader> reader = reader(document, source);
            return reader.isPresent()
                    ? read(document, reader.get(), rows)
                    : new Broken("", "It is none of the documents that the catalogue knows");
        } catch (IOException e) {
            return new Broken("", String.valueOf(e.getMessage()));
        }
    }

    private Reading read(SpooledDocument document, DocumentReader reader, FactRows rows) throws IOException {
        ReadingRules rules = ReadingRules.on(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        String name = document.name().isEmpty() ? "document" : document.name();
        try (InputStream in = document.open()) {
            return new Whole(
                    reader.read(name, in, rules, fact -> add(fact, rows)).header());
        } catch (MalformedDocumentException malformed) {
            return new Broken(malformed.place(), malformed.reason());
        } catch (UnstorableFactException unstorable) {
            return new Broken(unstorable.place(), "is too long");
        }
    }

    private static void add(Fact fact, FactRows rows) {
        if (!FactRows.fits(fact)) {
            throw new UnstorableFactException(fact);
        }
        rows.add(fact);
    }

    private static Optional<DocumentReader> reader(SpooledDocument document, @Nullable Source source)
            throws IOException {
        String start;
        try (InputStream in = document.open()) {
            start = new String(in.readNBytes(START), StandardCharsets.UTF_8);
        }
        String path = document.name().toLowerCase(Locale.ROOT);
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.gz$", "");
        Optional<DocumentReader> recognising = names(name).stream()
                .flatMap(possible -> DocumentReaders.recognising(possible, start).stream())
                .filter(reader -> source == null || reader.source() == source)
                .findFirst();
        // A source may have documents of several shapes. One that has none of them is read as the first, which says
        // what is wrong.
        return recognising.isPresent() || source == null
                ? recognising
                : DocumentReaders.all().stream()
                        .filter(reader -> reader.source() == source)
                        .findFirst();
    }

    /** What the file may be called: over REST, and at some addresses, a document has no file name that says its form. */
    private static List<String> names(String name) {
        boolean saysItsForm = FORMS.stream().anyMatch(name::endsWith);
        return saysItsForm
                ? List.of(name)
                : FORMS.stream().map(form -> name + form).toList();
    }

    private static final class UnstorableFactException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final int SHOWN = 80;

        private final String place;

        UnstorableFactException(Fact fact) {
            super("A fact's key does not fit");
            String key = fact.key().replace('\0', '?');
            this.place = key.length() > SHOWN ? key.substring(0, SHOWN) + "…" : key;
        }

        String place() {
            return place;
        }
    }
}
