package dev.mainstay.report.compliance;

import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The places of the estate's hosts in their pools, and when each host told so. */
@ApplicationScoped
class MembershipStore {
    private static final String MEMBERSHIPS = """
            select m.host_id, m.pool, m.site, m.kind, m.product, m.size, m.paired_with, m.central_management, m.ordinal,
                   m.fault_domain, m.upgrade_domain, m.roles, h.changed_at as told_at
            from membership m join host h on h.host_id = m.host_id
            where h.state = 'ACTIVE'""";

    private final Sql sql;

    MembershipStore(Sql sql) {
        this.sql = sql;
    }

    List<Membership> list() {
        return sql.query(MEMBERSHIPS + " order by m.pool, m.ordinal").list(MembershipStore::membership);
    }

    List<Membership> ofHost(UUID hostId) {
        return sql.query(MEMBERSHIPS + " and m.host_id = :host order by m.pool")
                .bind("host", hostId)
                .list(MembershipStore::membership);
    }

    private static Membership membership(Row row) {
        return new Membership(
                row.uuid("host_id"),
                row.text("pool"),
                row.text("site"),
                row.text("kind"),
                row.text("product"),
                row.integer("size"),
                row.textOrNull("paired_with"),
                row.bool("central_management"),
                row.integer("ordinal"),
                row.textOrNull("fault_domain"),
                row.textOrNull("upgrade_domain"),
                row.texts("roles"),
                row.instant("told_at"));
    }
}
