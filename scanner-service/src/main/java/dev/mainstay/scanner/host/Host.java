package dev.mainstay.scanner.host;

import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostNature;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.IdentityConflict;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server of the estate. Immutable: each method that changes something returns the host as it is afterwards, and
 * {@link Hosts#save} gives a changed one its next sequence and its event.
 *
 * @param sequence version of the host, 1 at registration; 0 before it was ever saved
 * @param place where the estate's plan puts it
 * @param observed what its scans said
 * @param agentKey the enrolled agent's public key (X.509 SubjectPublicKeyInfo, Base64)
 */
public record Host(
        HostId id,
        String fqdn,
        HostState state,
        long sequence,
        Instant changedAt,
        Place place,
        Observed observed,
        List<SqlInstance> sqlInstances,
        @Nullable String agentKey) {

    /**
     * Site and pools.
     *
     * @param carriers the hosts that carry the name; null for a machine
     */
    public record Place(
            @Nullable String site,
            List<Membership> memberships,
            @Nullable List<HostId> carriers) {}

    /**
     * What the host's scans said.
     *
     * @param lastScanAt when the last scan that did not fail was received, new or seen again
     * @param confirmedAt when a complete scan was last received, new or seen again: freshness counts from here
     * @param operatingSystem caption and version
     * @param workloadBuild four-part version of the Lync or Skype for Business components
     * @param identityConflict why it is not known which machine speaks for the host; absent otherwise
     */
    public record Observed(
            Freshness freshness,
            @Nullable Instant lastScanAt,
            @Nullable Instant confirmedAt,
            @Nullable String operatingSystem,
            @Nullable String workloadBuild,
            boolean simulated,
            @Nullable IdentityConflict identityConflict) {

        /** Before the first scan. */
        static Observed nothing(boolean simulated) {
            return new Observed(Freshness.NEVER_SCANNED, null, null, null, null, simulated, null);
        }

        /** The same with another contradiction, or with none. */
        public Observed with(@Nullable IdentityConflict conflict) {
            return new Observed(
                    freshness, lastScanAt, confirmedAt, operatingSystem, workloadBuild, simulated, conflict);
        }

        /** As of a host with another Windows or on another machine, before its first scan. */
        public Observed anew() {
            return nothing(simulated);
        }
    }

    public static Host planned(PlannedHost plan, boolean simulated, Instant now) {
        return new Host(
                new HostId(UUID.randomUUID()),
                plan.fqdn(),
                HostState.ACTIVE,
                0,
                now,
                new Place(plan.site(), plan.memberships(), plan.carriers()),
                Observed.nothing(simulated),
                SqlInstancePolicy.replanned(List.of(), plan.instances(), plan.inherited()),
                null);
    }

    public boolean active() {
        return state == HostState.ACTIVE;
    }

    /** As the plan has it now; a retired host that the plan has again is active again. */
    public Host replanned(PlannedHost plan) {
        return new Host(
                id,
                fqdn,
                HostState.ACTIVE,
                sequence,
                changedAt,
                new Place(plan.site(), plan.memberships(), plan.carriers()),
                observed,
                SqlInstancePolicy.replanned(sqlInstances, plan.instances(), plan.inherited()),
                agentKey);
    }

    public Host retired() {
        return new Host(id, fqdn, HostState.RETIRED, sequence, changedAt, place, observed, sqlInstances, agentKey);
    }

    public Host enrolled(@Nullable String publicKey) {
        return new Host(id, fqdn, state, sequence, changedAt, place, observed, sqlInstances, publicKey);
    }

    public Host observing(Observed said) {
        return new Host(id, fqdn, state, sequence, changedAt, place, said, sqlInstances, agentKey);
    }

    /** The host with another Windows or on another machine, before its first scan. */
    public Host anew() {
        return new Host(
                id,
                fqdn,
                state,
                sequence,
                changedAt,
                place,
                observed.anew(),
                SqlInstancePolicy.anew(sqlInstances),
                agentKey);
    }

    /** What a complete scan found on the host. */
    public Host carrying(List<SqlInstance> found) {
        return new Host(
                id,
                fqdn,
                state,
                sequence,
                changedAt,
                place,
                observed,
                SqlInstancePolicy.scanned(sqlInstances, found),
                agentKey);
    }

    Host stale() {
        return observing(new Observed(
                Freshness.STALE,
                observed.lastScanAt,
                observed.confirmedAt,
                observed.operatingSystem,
                observed.workloadBuild,
                observed.simulated,
                observed.identityConflict));
    }

    public Host next(Instant now) {
        return new Host(id, fqdn, state, sequence + 1, now, place, observed, sqlInstances, agentKey);
    }

    /**
     * Whether the other services need to hear of the difference. The time of the last scan is one: nothing else tells of a
     * scan that said nothing new.
     */
    boolean saysTheSameAs(Host other) {
        return state == other.state
                && place.equals(other.place)
                && observed.freshness == other.observed.freshness
                && observed.simulated == other.observed.simulated
                && java.util.Objects.equals(observed.lastScanAt, other.observed.lastScanAt)
                && java.util.Objects.equals(observed.identityConflict, other.observed.identityConflict)
                && java.util.Objects.equals(observed.operatingSystem, other.observed.operatingSystem)
                && sqlInstances.equals(other.sqlInstances)
                && java.util.Objects.equals(agentKey, other.agentKey);
    }

    EventType eventAfter(Host before) {
        if (before.sequence == 0) {
            return EventType.HOST_REGISTERED;
        }
        return before.active() && !active() ? EventType.HOST_RETIRED : EventType.HOST_CHANGED;
    }

    /** The event's data. A retired host's key is not told: nobody is to trust it. */
    public HostSnapshot snapshot() {
        // An agent runs on a machine; the plan hears of it later.
        List<UUID> carriers = place.carriers == null || agentKey != null
                ? null
                : place.carriers.stream().map(HostId::value).toList();
        return new HostSnapshot(
                id.value(),
                sequence,
                changedAt,
                fqdn,
                place.site,
                state,
                observed.freshness,
                observed.lastScanAt,
                observed.operatingSystem,
                place.memberships,
                sqlInstances,
                active() ? agentKey : null,
                observed.simulated,
                carriers == null ? null : HostNature.NAME,
                carriers,
                observed.identityConflict);
    }
}
