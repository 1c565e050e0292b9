package dev.mainstay.patch.lease;

import dev.mainstay.patch.HostId;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;

/** The table {@code host_fence}. */
@ApplicationScoped
class FenceStore {

    private final Sql sql;

    FenceStore(Sql sql) {
        this.sql = sql;
    }

    /** The next fence of the host: higher than any before. */
    long next(HostId host) {
        return sql.query("""
                        insert into host_fence (host_id, fence) values (:host, 1)
                        on conflict (host_id) do update set fence = host_fence.fence + 1
                        returning fence
                        """).bind("host", host.value()).one(row -> row.bigint("fence"));
    }
}
