package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tables {@code catalogue_state} and {@code catalogue_document}. */
@ApplicationScoped
class DocumentStore implements PanacheRepository<DocumentEntity> {

    /** Waits until no other import is under way; none begins before this transaction ends. */
    void lock() {
        state(LockModeType.PESSIMISTIC_WRITE);
    }

    /** Which state of the catalogue is stored. */
    CatalogueVersion version() {
        VersionEntity state = state(LockModeType.NONE);
        return new CatalogueVersion(state.version, state.changedAt);
    }

    /** To be called by who has the {@link #lock}. */
    void nextVersion(Instant now) {
        VersionEntity state = state(LockModeType.NONE);
        state.version++;
        state.changedAt = now;
    }

    private VersionEntity state(LockModeType lock) {
        return getEntityManager().find(VersionEntity.class, true, lock);
    }

    List<StoredDocument> all() {
        return list("order by source, document").stream()
                .map(DocumentStore::document)
                .toList();
    }

    Optional<StoredDocument> named(Source source, String document) {
        return entity(source, document).map(DocumentStore::document);
    }

    Optional<StoredDocument> withContent(String sha256) {
        return find("sha256", HexFormat.of().parseHex(sha256))
                .firstResultOptional()
                .map(DocumentStore::document);
    }

    /** Where the facts of each document come from, by the document's number. */
    Map<Long, Origin> origins() {
        return streamAll()
                .collect(Collectors.toMap(
                        entity -> entity.id, entity -> new Origin(entity.source, entity.document, entity.revised)));
    }

    /** Stores a document or its next revision; returns its number. */
    long save(StoredDocument document) {
        DocumentEntity entity = entity(document.source(), document.document()).orElseGet(DocumentEntity::new);
        entity.source = document.source();
        entity.document = document.document();
        entity.revision = document.revision();
        entity.revised = document.revised();
        entity.sha256 = HexFormat.of().parseHex(document.sha256());
        entity.bytes = document.bytes();
        entity.importedAt = document.importedAt();
        entity.cameFrom = document.cameFrom();
        entity.facts = document.facts();
        entity.added = document.added();
        entity.changed = document.changed();
        entity.retracted = document.retracted();
        persist(entity);
        return entity.id;
    }

    private Optional<DocumentEntity> entity(Source source, String document) {
        return find("source = ?1 and document = ?2", source, document).firstResultOptional();
    }

    private static StoredDocument document(DocumentEntity entity) {
        return new StoredDocument(
                entity.source,
                entity.document,
                entity.revision,
                entity.revised,
                HexFormat.of().formatHex(entity.sha256),
                entity.bytes,
                entity.importedAt,
                entity.cameFrom,
                entity.facts,
                entity.added,
                entity.changed,
                entity.retracted);
    }
}
