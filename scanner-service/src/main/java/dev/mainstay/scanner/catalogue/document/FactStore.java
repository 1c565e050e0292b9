package dev.mainstay.scanner.catalogue.document;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The table {@code catalogue_fact}: written by comparison of a staging table with what is there. */
@ApplicationScoped
class FactStore {
    private static final int ROWS_AT_ONCE = 500;

    private final Sql sql;

    FactStore(Sql sql) {
        this.sql = sql;
    }

    /** Fills the staging table of this transaction; what {@code reading} throws ends it. */
    Reading stage(Function<FactRows, Reading> reading) {
        List<Reading> came = new ArrayList<>(1);
        sql.stage("staged_fact", "kind text, key text, body text", rows -> came.add(reading.apply(new FactRows(rows))));
        // Without it the comparison is planned for a table of unknown size.
        sql.update("analyze staged_fact").run();
        return came.getFirst();
    }

    /** A key that the staged document has twice with different facts. */
    Optional<String> contradiction() {
        return sql.query("""
                        select kind || ' ' || key as place from staged_fact
                        group by kind, key having count(distinct body) > 1 order by 1 limit 1
                        """).first(row -> row.text("place"));
    }

    /** Makes the document's facts those that are staged. What is the same is not touched and keeps its first-seen time. */
    Differences apply(long document, Instant now) {
        int retracted = sql.update("""
                        delete from catalogue_fact f where f.document_id = :document and not exists (
                            select from staged_fact s where s.kind = f.kind and s.key = f.key)
                        """).bind("document", document).run();
        int changed =
                sql.update("""
                        update catalogue_fact f set body = s.body, changed_at = :now from staged_fact s
                        where f.document_id = :document and s.kind = f.kind and s.key = f.key and s.body <> f.body
                        """).bind("document", document).bind("now", now).run();
        int added = sql.update("""
                        insert into catalogue_fact (document_id, kind, key, body, first_seen, changed_at)
                        select distinct on (s.kind, s.key) cast(:document as bigint), s.kind, s.key, s.body,
                            cast(:now as timestamptz), cast(:now as timestamptz)
                        from staged_fact s where not exists (
                            select from catalogue_fact f
                            where f.document_id = :document and f.kind = s.kind and f.key = s.key)
                        """).bind("document", document).bind("now", now).run();
        int facts = sql.query("select count(*) as facts from catalogue_fact where document_id = :document")
                .bind("document", document)
                .one(row -> row.integer("facts"));
        return new Differences(facts, added, changed, retracted);
    }

    /**
     * Every fact, one after the other, some hundred in memory at once.
     *
     * @param origins of the documents' facts; those of a document that is not among them came in later
     */
    void each(Map<Long, Origin> origins, Consumer<Fact> taker) {
        sql.query("select document_id, kind, body from catalogue_fact order by document_id")
                .fetch(ROWS_AT_ONCE)
                .each(row -> {
                    Origin origin = origins.get(row.bigint("document_id"));
                    if (origin != null) {
                        taker.accept(FactJson.read(row.text("kind"), row.text("body"), origin));
                    }
                });
    }
}
