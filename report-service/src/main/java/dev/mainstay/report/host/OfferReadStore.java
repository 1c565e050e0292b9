package dev.mainstay.report.host;

import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reader of the table {@code finding}. */
@ApplicationScoped
class OfferReadStore {
    private final Sql sql;

    OfferReadStore(Sql sql) {
        this.sql = sql;
    }

    List<FindingView> ofHost(UUID hostId) {
        return sql.query("""
                select f.*, coalesce(h.simulated, false) as simulated
                from finding f left join host h on h.host_id = f.host_id
                where f.host_id = :host
                order by f.state, f.title, f.update_id""").bind("host", hostId).list(OfferReadStore::view);
    }

    private static FindingView view(Row row) {
        return new FindingView(
                row.uuid("update_id"),
                row.integer("revision"),
                row.text("title"),
                row.texts("kbs"),
                row.texts("cves"),
                row.text("classification"),
                row.texts("products"),
                row.textOrNull("severity"),
                row.text("state"),
                row.bigintOrNull("size_bytes"),
                row.text("reboot_behavior"),
                row.bool("exclusive"),
                row.instantOrNull("published_at"),
                row.instant("found_at"),
                row.bool("excepted"),
                row.bool("optional"),
                row.bool("mandatory"),
                row.instantOrNull("deadline"),
                row.bool("simulated"));
    }
}
