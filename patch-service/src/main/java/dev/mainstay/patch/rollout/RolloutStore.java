package dev.mainstay.patch.rollout;

import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.UnreadableRows;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.jspecify.annotations.Nullable;

/** The table {@code rollout}. A row that cannot be read is left out, and found by nobody. */
@ApplicationScoped
class RolloutStore implements PanacheRepositoryBase<RolloutEntity, UUID> {

    private final UnreadableRows unreadable;

    RolloutStore(UnreadableRows unreadable) {
        this.unreadable = unreadable;
    }

    Optional<Rollout> rollout(RolloutId id) {
        return read("rolloutId = :id", Map.of("id", id.value())).stream().findFirst();
    }

    /** Reads and holds it until the transaction ends. */
    Optional<Rollout> locked(RolloutId id) {
        return findByIdOptional(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .flatMap(entity -> read(entity.rolloutId, entity.rollout));
    }

    /** Those of the rollouts that nobody else holds, held until the transaction ends. */
    List<Rollout> free(Collection<RolloutId> ids) {
        return find(
                        "rolloutId in :ids order by rolloutId",
                        Map.of("ids", ids.stream().map(RolloutId::value).toList()))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint("jakarta.persistence.lock.timeout", Timeouts.SKIP_LOCKED_MILLI)
                .stream()
                .flatMap(entity -> read(entity.rolloutId, entity.rollout).stream())
                .toList();
    }

    List<Rollout> rollouts(List<UUID> ids) {
        return read("rolloutId in :ids order by rolloutId", Map.of("ids", ids));
    }

    /** Ids of rollouts in their order. */
    List<UUID> idsAfter(UUID after, int most) {
        return getEntityManager()
                .createQuery(
                        "select r.rolloutId from RolloutEntity r where r.rolloutId > ?1 order by r.rolloutId",
                        UUID.class)
                .setParameter(1, after)
                .setMaxResults(most)
                .getResultList();
    }

    /**
     * Rows after a place, the last changed first; empty where one cannot be read.
     *
     * @param openOnly whether to leave out those that have ended
     */
    List<Placed<Optional<Rollout>>> page(boolean openOnly, @Nullable Cursor after, int most) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        Map<String, Object> parameters = new HashMap<>();
        if (openOnly) {
            conditions.add("state <> :ended");
            parameters.put("ended", RolloutState.ENDED.name());
        }
        if (after != null) {
            conditions.add("(changedAt < :at or changedAt = :at and rolloutId > :id)");
            parameters.put("at", after.instant(0));
            parameters.put("id", after.uuid(1));
        }
        TypedQuery<Tuple> query = getEntityManager()
                .createQuery(
                        "select rollout, changedAt, rolloutId from RolloutEntity where "
                                + String.join(" and ", conditions) + " order by changedAt desc, rolloutId",
                        Tuple.class)
                .setMaxResults(most);
        parameters.forEach(query::setParameter);
        return query.getResultStream()
                .map(row -> new Placed<>(
                        Cursor.after(row.get(1, Instant.class), row.get(2, UUID.class)),
                        read(row.get(2, UUID.class), row.get(0, Rollout.class))))
                .toList();
    }

    List<Rollout> active() {
        return read("state = :state order by rolloutId", Map.of("state", RolloutState.ACTIVE.name()));
    }

    /** Those that have not ended. */
    List<Rollout> open() {
        return read("state <> :ended order by rolloutId", Map.of("ended", RolloutState.ENDED.name()));
    }

    void save(Rollout rollout) {
        RolloutEntity entity = findById(rollout.rolloutId().value());
        boolean isNew = entity == null;
        if (isNew) {
            entity = new RolloutEntity();
            entity.rolloutId = rollout.rolloutId().value();
        }
        entity.state = rollout.state().name();
        entity.changedAt = rollout.changedAt();
        entity.rollout = rollout;
        if (isNew) {
            persist(entity);
        }
    }

    /** Columns, not entities: those are of rollouts whose rows are held, so that none is older than its row. */
    private List<Rollout> read(String condition, Map<String, Object> parameters) {
        TypedQuery<Tuple> query = getEntityManager()
                .createQuery("select rolloutId, rollout from RolloutEntity where " + condition, Tuple.class);
        parameters.forEach(query::setParameter);
        return query.getResultList().stream()
                .flatMap(row -> read(row.get(0, UUID.class), row.get(1, Rollout.class)).stream())
                .toList();
    }

    private Optional<Rollout> read(UUID id, @Nullable Rollout rollout) {
        return unreadable.read(UnreadableRows.Table.ROLLOUT, id, rollout);
    }
}
