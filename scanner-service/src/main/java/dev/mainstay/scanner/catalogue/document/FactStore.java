package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The table {@code catalogue_fact}: written by comparison of a staging table with what is there. */
@ApplicationScoped
class FactStore {
    private static final int ROWS_AT_ONCE = 500;

    private final SqlStore sql;

    FactStore(SqlStore sql) {
        this.sql = sql;
    }

    /** How many facts a new revision has, and in how many it differs from the one before. */
    record Differences(int facts, int added, int changed, int retracted) {}

    /** Fills the staging table of this transaction; what {@code staging} throws ends it. */
    <T> T stage(Function<FactRows, T> staging) {
        sql.update("drop table if exists catalogue_staging");
        sql.update("create temporary table catalogue_staging (kind text, key text, body text) on commit drop");
        T result = sql.copy("copy catalogue_staging from stdin", rows -> staging.apply(new FactRows(rows)));
        // Without it the comparison is planned for a table of unknown size.
        sql.update("analyze catalogue_staging");
        return result;
    }

    /** A key that the staged document has twice with different facts. */
    Optional<String> contradiction() {
        return sql.first("""
                select kind || ' ' || key from catalogue_staging
                group by kind, key having count(distinct body) > 1 order by 1 limit 1
                """, row -> row.getString(1));
    }

    /** Makes the document's facts those that are staged. What is the same is not touched and keeps its first-seen time. */
    Differences apply(long document, Instant now) {
        int retracted = sql.update("""
                delete from catalogue_fact f where f.document_id = ? and not exists (
                    select from catalogue_staging s where s.kind = f.kind and s.key = f.key)
                """, document);
        int changed = sql.update("""
                update catalogue_fact f set body = s.body, changed_at = ? from catalogue_staging s
                where f.document_id = ? and s.kind = f.kind and s.key = f.key and s.body <> f.body
                """, now, document);
        int added = sql.update("""
                insert into catalogue_fact (document_id, kind, key, body, first_seen, changed_at)
                select distinct on (s.kind, s.key) cast(? as bigint), s.kind, s.key, s.body, cast(? as timestamptz),
                    cast(? as timestamptz)
                from catalogue_staging s where not exists (
                    select from catalogue_fact f where f.document_id = ? and f.kind = s.kind and f.key = s.key)
                """, document, now, now, document);
        int facts = sql.first(
                        "select count(*)::int from catalogue_fact where document_id = ?",
                        row -> row.getInt(1),
                        document)
                .orElseThrow();
        return new Differences(facts, added, changed, retracted);
    }

    /** Every fact of every document, one after the other, some hundred in memory at once. */
    void each(Consumer<Fact> taker) {
        sql.each("""
                select d.source, d.document, d.revised, f.kind, f.body
                from catalogue_document d join catalogue_fact f on f.document_id = d.id order by d.id
                """, ROWS_AT_ONCE, row -> {
            Origin origin =
                    new Origin(Source.valueOf(row.getString(1)), row.getString(2), row.getObject(3, LocalDate.class));
            taker.accept(FactJson.read(row.getString(4), row.getString(5), origin));
        });
    }
}
