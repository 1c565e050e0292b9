package dev.mainstay.patch.policy.baseline;

import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.BaselineId;
import dev.mainstay.patch.UnreadableRows;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code baseline}. A row that cannot be read is left out, and found by nobody. */
@ApplicationScoped
class BaselineStore implements PanacheRepositoryBase<BaselineEntity, UUID> {

    private final UnreadableRows unreadable;

    BaselineStore(UnreadableRows unreadable) {
        this.unreadable = unreadable;
    }

    Optional<Baseline> baseline(BaselineId id) {
        return findByIdOptional(id.value()).flatMap(this::read);
    }

    /** Reads and holds it until the transaction ends. */
    Optional<Baseline> locked(BaselineId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).flatMap(this::read);
    }

    /** Rows after a place, by name; empty where one cannot be read. */
    List<Placed<Optional<Baseline>>> page(@Nullable Cursor after, int most) {
        PanacheQuery<BaselineEntity> found = after == null
                ? findAll(Sort.by("name").and("baselineId"))
                : find(
                        "name > ?1 or name = ?1 and baselineId > ?2 order by name, baselineId",
                        after.keys().get(1),
                        after.uuid(0));
        return found.range(0, most - 1).stream()
                .map(entity -> new Placed<>(Cursor.after(entity.baselineId, entity.name), read(entity)))
                .toList();
    }

    void save(Baseline baseline) {
        BaselineEntity entity = findById(baseline.baselineId().value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new BaselineEntity();
            entity.baselineId = baseline.baselineId().value();
        }
        entity.name = baseline.name();
        entity.baseline = baseline;
        if (isNew) {
            persist(entity);
        }
    }

    private Optional<Baseline> read(BaselineEntity entity) {
        return unreadable.read(UnreadableRows.Table.BASELINE, entity.baselineId, entity.baseline);
    }
}
