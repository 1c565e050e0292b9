package dev.mainstay.scanner.finding.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.mainstay.events.EventJson;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.scanner.host.HostId;
import java.util.List;

/** What the estate says of a host, as far as conclusions are drawn from it. */
public record HostInput(
        HostId id, String fqdn, long sequence, List<Membership> memberships, List<SqlInstance> sqlInstances) {
    private static final ObjectReader MEMBERSHIPS = EventJson.mapper().readerForListOf(Membership.class);
    private static final ObjectReader SQL_INSTANCES = EventJson.mapper().readerForListOf(SqlInstance.class);

    /** From the columns of the table {@code host}. */
    public static HostInput of(HostId id, String fqdn, long sequence, String memberships, String sqlInstances) {
        try {
            return new HostInput(
                    id, fqdn, sequence, MEMBERSHIPS.readValue(memberships), SQL_INSTANCES.readValue(sqlInstances));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The table host holds JSON that this release cannot read", e);
        }
    }
}
