package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.scanner.host.HostId;
import java.util.List;

/** What the estate says of a host, as far as conclusions are drawn from it. */
public record HostInput(
        HostId id, String fqdn, long sequence, List<Membership> memberships, List<SqlInstance> sqlInstances) {}
