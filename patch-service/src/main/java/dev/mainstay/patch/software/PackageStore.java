package dev.mainstay.patch.software;

import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.PackageId;
import dev.mainstay.patch.StoredJson;
import dev.mainstay.patch.UnreadableRows;
import dev.mainstay.patch.signing.Seals;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code package}. */
@ApplicationScoped
class PackageStore implements PanacheRepositoryBase<PackageEntity, UUID> {

    private final Seals seals;
    private final UnreadableRows unreadable;

    PackageStore(Seals seals, UnreadableRows unreadable) {
        this.seals = seals;
        this.unreadable = unreadable;
    }

    /** Empty too where the row is not as this service wrote it: nobody registered that. */
    Optional<RegisteredPackage> registered(PackageId id) {
        return findByIdOptional(id.value()).flatMap(this::read);
    }

    Optional<RegisteredPackage> withHash(String sha256) {
        return find("sha256", sha256)
                .firstResultOptional()
                .flatMap(this::read)
                .filter(registered -> registered.sha256().equals(sha256));
    }

    /** Rows after a place, the last registered first; empty where nobody registered what the row says. */
    List<Placed<Optional<RegisteredPackage>>> page(@Nullable Cursor after, int most) {
        PanacheQuery<PackageEntity> found = after == null
                ? findAll(Sort.descending("registeredAt").and("packageId", Sort.Direction.Ascending))
                : find(
                        "registeredAt < ?1 or registeredAt = ?1 and packageId > ?2 order by registeredAt desc, packageId",
                        after.instant(0),
                        after.uuid(1));
        return found.range(0, most - 1).stream()
                .map(entity -> new Placed<>(Cursor.after(entity.registeredAt, entity.packageId), read(entity)))
                .toList();
    }

    /** Rows that nobody registered, or not so, make room: the same file registered again takes their place. */
    void clear(String sha256) {
        find("sha256", sha256).stream()
                .filter(entity -> read(entity).isEmpty())
                .map(entity -> entity.packageId)
                .toList()
                .forEach(id -> delete("packageId", id)); // at once, before the row that takes its place
    }

    void add(RegisteredPackage registered) {
        PackageEntity entity = new PackageEntity();
        entity.packageId = registered.packageId().value();
        entity.sha256 = registered.sha256();
        entity.registeredAt = registered.registeredAt();
        entity.body = StoredJson.write(registered);
        entity.seal = seals.of(Seals.Kind.PACKAGE, entity.body);
        persist(entity);
    }

    private Optional<RegisteredPackage> read(PackageEntity entity) {
        return unreadable
                .read(UnreadableRows.Table.PACKAGE, entity.packageId, body(entity))
                .filter(registered -> seals.good(entity.seal, Seals.Kind.PACKAGE, entity.body)
                        && registered.packageId().value().equals(entity.packageId)
                        && registered.sha256().equals(entity.sha256));
    }

    private static @Nullable RegisteredPackage body(PackageEntity entity) {
        try {
            return StoredJson.read(entity.body, RegisteredPackage.class);
        } catch (UncheckedIOException e) {
            return null;
        }
    }
}
