package dev.mainstay.scanner.catalogue.fetch;

import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The table {@code catalogue_place}. Replicas look at the same places at the same time, so each writes with one upsert. */
@ApplicationScoped
class PlaceStore {
    private static final String SELECT =
            "select place, checked_at, succeeded_at, etag, last_modified, failure from catalogue_place ";

    private final Sql sql;

    PlaceStore(Sql sql) {
        this.sql = sql;
    }

    List<CataloguePlace> all() {
        return sql.query(SELECT + "order by place").list(PlaceStore::place);
    }

    Optional<CataloguePlace> named(String place) {
        return sql.query(SELECT + "where place = :place").bind("place", place).first(PlaceStore::place);
    }

    void save(CataloguePlace place) {
        sql.update("""
                insert into catalogue_place (place, checked_at, succeeded_at, etag, last_modified, failure)
                values (:place, :checkedAt, :succeededAt, :etag, :lastModified, :failure)
                on conflict (place) do update set checked_at = excluded.checked_at,
                    succeeded_at = coalesce(excluded.succeeded_at, catalogue_place.succeeded_at),
                    etag = excluded.etag, last_modified = excluded.last_modified, failure = excluded.failure
                """)
                .bind("place", place.place())
                .bind("checkedAt", place.checkedAt())
                .bind("succeededAt", place.succeededAt())
                .bind("etag", place.etag())
                .bind("lastModified", place.lastModified())
                .bind("failure", place.failure())
                .run();
    }

    private static CataloguePlace place(Row row) {
        return new CataloguePlace(
                row.text("place"),
                row.instant("checked_at"),
                row.instantOrNull("succeeded_at"),
                row.textOrNull("etag"),
                row.textOrNull("last_modified"),
                row.textOrNull("failure"));
    }
}
