package dev.mainstay.patch.policy.baseline;

import dev.mainstay.http.list.Cursor;
import dev.mainstay.patch.BaselineId;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code baseline}. */
@ApplicationScoped
class BaselineStore implements PanacheRepositoryBase<BaselineEntity, UUID> {

    Optional<Baseline> baseline(BaselineId id) {
        return findByIdOptional(id.value()).map(BaselineStore::read);
    }

    /** Reads and holds it until the transaction ends. */
    Optional<Baseline> locked(BaselineId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE).map(BaselineStore::read);
    }

    /** Baselines after a place, by name. */
    List<Baseline> page(@Nullable Cursor after, int most) {
        PanacheQuery<BaselineEntity> found = after == null
                ? findAll(Sort.by("name").and("baselineId"))
                : find(
                        "name > ?1 or name = ?1 and baselineId > ?2 order by name, baselineId",
                        after.keys().get(1),
                        after.uuid(0));
        return found.range(0, most - 1).stream().map(BaselineStore::read).toList();
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

    private static Baseline read(BaselineEntity entity) {
        return entity.baseline;
    }
}
