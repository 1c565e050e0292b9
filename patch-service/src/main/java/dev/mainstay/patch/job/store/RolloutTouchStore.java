package dev.mainstay.patch.job.store;

import dev.mainstay.patch.RolloutId;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** The table {@code rollout_touched}. */
@ApplicationScoped
class RolloutTouchStore {

    private final Sql sql;

    RolloutTouchStore(Sql sql) {
        this.sql = sql;
    }

    void add(RolloutId id) {
        sql.update("insert into rollout_touched (rollout_id) values (:id)")
                .bind("id", id.value())
                .run();
    }

    List<RolloutId> touched() {
        return sql.query("select distinct rollout_id from rollout_touched")
                .list(row -> new RolloutId(row.uuid("rollout_id")));
    }

    void remove(Collection<RolloutId> ids) {
        sql.update("delete from rollout_touched where rollout_id = any (:ids)")
                .bind("ids", ids.stream().map(RolloutId::value).toList())
                .run();
    }
}
