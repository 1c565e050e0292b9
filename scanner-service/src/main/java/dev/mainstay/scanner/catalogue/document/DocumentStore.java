package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The tables {@code catalogue_state} and {@code catalogue_document}. */
@ApplicationScoped
class DocumentStore {
    private static final String COLUMNS =
            "source, document, revision, revised, sha256, bytes, imported_at, came_from, facts, added, changed, retracted";

    private final SqlStore sql;

    DocumentStore(SqlStore sql) {
        this.sql = sql;
    }

    /** Waits until no other import is under way; none begins before this transaction ends. */
    void lock() {
        sql.first("select version from catalogue_state for update", row -> row.getLong(1));
    }

    /** Which state of the catalogue is stored. */
    CatalogueVersion version() {
        return sql.first(
                        "select version, changed_at from catalogue_state",
                        row -> new CatalogueVersion(
                                row.getLong(1), Objects.requireNonNull(SqlStore.instant(row, "changed_at"))))
                .orElseThrow();
    }

    void nextVersion(Instant now) {
        sql.update("update catalogue_state set version = version + 1, changed_at = ?", now);
    }

    List<StoredDocument> all() {
        return sql.list(
                "select " + COLUMNS + " from catalogue_document order by source, document", DocumentStore::document);
    }

    Optional<StoredDocument> named(Source source, String document) {
        return sql.first(
                "select " + COLUMNS + " from catalogue_document where source = ? and document = ?",
                DocumentStore::document,
                source.name(),
                document);
    }

    Optional<StoredDocument> withContent(String sha256) {
        return sql.first(
                "select " + COLUMNS + " from catalogue_document where sha256 = ?",
                DocumentStore::document,
                HexFormat.of().parseHex(sha256));
    }

    /** The document's number, made if it has none yet. */
    long id(Source source, String document) {
        sql.update("""
                insert into catalogue_document (source, document, revision, revised, sha256, bytes, imported_at,
                    came_from, facts, added, changed, retracted)
                values (?, ?, '', '-infinity', '', 0, '-infinity', '', 0, 0, 0, 0)
                on conflict (source, document) do nothing
                """, source.name(), document);
        return sql.first(
                        "select id from catalogue_document where source = ? and document = ?",
                        row -> row.getLong(1),
                        source.name(),
                        document)
                .orElseThrow();
    }

    void save(StoredDocument document) {
        sql.update(
                """
                update catalogue_document set revision = ?, revised = ?, sha256 = ?, bytes = ?, imported_at = ?,
                    came_from = ?, facts = ?, added = ?, changed = ?, retracted = ?
                where source = ? and document = ?
                """,
                document.revision(),
                document.revised(),
                HexFormat.of().parseHex(document.sha256()),
                document.bytes(),
                document.importedAt(),
                document.cameFrom(),
                document.facts(),
                document.added(),
                document.changed(),
                document.retracted(),
                document.source().name(),
                document.document());
    }

    private static StoredDocument document(ResultSet row) throws SQLException {
        return new StoredDocument(
                Source.valueOf(row.getString("source")),
                row.getString("document"),
                row.getString("revision"),
                row.getObject("revised", LocalDate.class),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getLong("bytes"),
                Objects.requireNonNull(SqlStore.instant(row, "imported_at")),
                row.getString("came_from"),
                row.getInt("facts"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("retracted"));
    }
}
