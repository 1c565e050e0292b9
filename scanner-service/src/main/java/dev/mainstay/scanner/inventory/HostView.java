package dev.mainstay.scanner.inventory;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostNature;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.scanner.host.Host;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A host.
 *
 * @param enrolled whether an agent has enrolled on it
 * @param identityConflict why it is not known which machine speaks for the host; absent otherwise
 * @param nature NAME when it is only a name that other hosts carry, which nobody scans; absent for a machine
 * @param carriers the hosts that carry the name, none when they are outside of the estate; absent for a machine
 * @param lastConfirmedAt when a complete scan was last received, new or seen again
 */
record HostView(
        UUID hostId,
        String fqdn,
        @Nullable String site,
        HostState state,
        Freshness freshness,
        @Nullable Instant lastScanAt,
        @Nullable Instant lastConfirmedAt,
        @Nullable String operatingSystem,
        @Nullable String workloadBuild,
        boolean enrolled,
        boolean simulated,
        @Nullable IdentityConflict identityConflict,
        List<Membership> memberships,
        List<SqlInstance> sqlInstances,
        @Nullable HostNature nature,
        @Nullable List<UUID> carriers) {

    static HostView of(Host host) {
        HostSnapshot told = host.snapshot();
        return new HostView(
                host.id().value(),
                host.fqdn(),
                host.place().site(),
                host.state(),
                host.observed().freshness(),
                host.observed().lastScanAt(),
                host.observed().confirmedAt(),
                host.observed().operatingSystem(),
                host.observed().workloadBuild(),
                host.agentKey() != null,
                host.observed().simulated(),
                host.observed().identityConflict(),
                host.place().memberships(),
                host.sqlInstances(),
                told.nature(),
                told.carriers());
    }
}
