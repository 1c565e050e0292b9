package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.people.Trail;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Imported;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Known;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Older;
import dev.mainstay.scanner.catalogue.document.ImportOutcome.Unreadable;
import dev.mainstay.scanner.catalogue.document.Reading.Broken;
import dev.mainstay.scanner.catalogue.document.Reading.Whole;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The documents of the catalogue. One document is one transaction: it is in with all its facts, or everything is as it was.
 * Imports come one after the other, whichever replica makes them.
 */
@ApplicationScoped
public class CatalogueDocuments {
    private static final int TEN_MINUTES = 600;

    private final DocumentStore documents;
    private final FactStore facts;
    private final DocumentReading reading;
    private final TransactionSynchronizationRegistry transactions;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Trail trail;

    CatalogueDocuments(
            DocumentStore documents,
            FactStore facts,
            DocumentReading reading,
            TransactionSynchronizationRegistry transactions,
            Clock clock,
            MeterRegistry meters,
            Trail trail) {
        this.documents = documents;
        this.facts = facts;
        this.reading = reading;
        this.transactions = transactions;
        this.clock = clock;
        this.meters = meters;
        this.trail = trail;
    }

    /**
     * Imports a document.
     *
     * @param source what it is; absent if that is to be told from its content
     * @param dryRun whether only to say what would be
     */
    @Transactional
    @TransactionConfiguration(timeout = TEN_MINUTES)
    public ImportOutcome take(SpooledDocument document, @Nullable Source source, boolean dryRun) {
        documents.lock();
        ImportOutcome outcome = documents
                .withContent(document.sha256())
                .<ImportOutcome>map(Known::new)
                .orElseGet(() -> compare(document, source, dryRun));
        if (!(outcome instanceof Imported imported && imported.applied())) {
            transactions.setRollbackOnly();
        }
        Counter.builder("catalogue.imports")
                .tag("outcome", outcome.getClass().getSimpleName())
                .description("Documents brought for the catalogue, by what came of them")
                .register(meters)
                .increment();
        return outcome;
    }

    private ImportOutcome compare(SpooledDocument document, @Nullable Source source, boolean dryRun) {
        return switch (facts.stage(rows -> reading.read(document, source, rows))) {
            case Broken(String place, String message) -> new Unreadable(place, message);
            case Whole(DocumentHeader header) -> apply(document, header, dryRun);
        };
    }

    private ImportOutcome apply(SpooledDocument document, DocumentHeader header, boolean dryRun) {
        Optional<String> contradiction = facts.contradiction();
        if (contradiction.isPresent()) {
            return new Unreadable(contradiction.get(), "is there twice with different content");
        }
        Optional<StoredDocument> before = documents.named(header.source(), header.id());
        if (before.isPresent() && header.date().isBefore(before.get().revised())) {
            return new Older(
                    header.source(), header.id(), header.date(), before.get().revised());
        }
        Instant now = clock.instant();
        StoredDocument read = StoredDocument.read(header, document, now);
        StoredDocument after = read.with(facts.apply(documents.save(read), now));
        documents.save(after);
        if (after.changesSomething()) {
            documents.nextVersion(now);
        }
        if (!dryRun) {
            trail.leave("catalogue-document", header.source() + "/" + header.id(), before.orElse(null), after, null);
        }
        return new Imported(!dryRun, after);
    }

    /** By source and name. */
    @Transactional
    public List<StoredDocument> all() {
        return documents.all();
    }

    @Transactional
    public Optional<StoredDocument> named(Source source, String document) {
        return documents.named(source, document);
    }

    @Transactional
    public CatalogueVersion version() {
        return documents.version();
    }

    /**
     * Every fact of every document, as of one moment.
     *
     * @return which state of the catalogue it was
     */
    @Transactional
    @TransactionConfiguration(timeout = TEN_MINUTES)
    public CatalogueVersion facts(Consumer<Fact> taker) {
        CatalogueVersion version = documents.version();
        facts.each(documents.origins(), taker);
        return version;
    }
}
