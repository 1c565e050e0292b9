package dev.mainstay.scanner.catalogue.fetch;

import dev.mainstay.scanner.sql.SqlStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The table {@code catalogue_place}. */
@ApplicationScoped
class PlaceStore {
    private static final String SELECT =
            "select place, checked_at, succeeded_at, etag, last_modified, failure from catalogue_place ";

    private final SqlStore sql;

    PlaceStore(SqlStore sql) {
        this.sql = sql;
    }

    List<CataloguePlace> all() {
        return sql.list(SELECT + "order by place", PlaceStore::place);
    }

    Optional<CataloguePlace> named(String place) {
        return sql.first(SELECT + "where place = ?", PlaceStore::place, place);
    }

    void save(CataloguePlace place) {
        sql.update(
                """
                insert into catalogue_place (place, checked_at, succeeded_at, etag, last_modified, failure)
                values (?, ?, ?, ?, ?, ?)
                on conflict (place) do update set checked_at = excluded.checked_at,
                    succeeded_at = coalesce(excluded.succeeded_at, catalogue_place.succeeded_at),
                    etag = excluded.etag, last_modified = excluded.last_modified, failure = excluded.failure
                """,
                place.place(),
                place.checkedAt(),
                place.succeededAt(),
                place.etag(),
                place.lastModified(),
                place.failure());
    }

    private static CataloguePlace place(ResultSet row) throws SQLException {
        return new CataloguePlace(
                row.getString(1),
                Objects.requireNonNull(SqlStore.instant(row, "checked_at")),
                SqlStore.instant(row, "succeeded_at"),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
