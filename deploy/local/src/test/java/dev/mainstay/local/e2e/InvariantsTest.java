package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.local.windows.Effect;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The checker itself: it finds what is broken. */
class InvariantsTest {
    private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
    private static final UUID UPDATE = new UUID(1, 2);

    private final List<Fact> facts = new ArrayList<>();
    private int ids;

    @Test
    void twoMembersOutAreTooManyAndInTwoUpgradeDomainsToo() {
        estate();
        out("fe1", 10, 20);
        out("fe2", 19, 30);

        assertThat(check().outTogether()).anyMatch(what -> what.contains("more than 1 of a.example out"));
        assertThat(check().outTogether()).anyMatch(what -> what.contains("two upgrade domains of a.example"));
        assertThat(check().outTogether()).anyMatch(what -> what.contains("a.example below its quorum"));
    }

    @Test
    void oneAfterTheOtherIsFine() {
        estate();
        out("fe1", 10, 20);
        out("fe2", 20, 30);
        out("sql1", 30, 40);
        out("sql2", 40, 50);
        out("fe9", 50, 60);

        assertThat(check().broken()).isEmpty();
    }

    @Test
    void backEndMirrorAndPairedPoolAreFoundOutTogether() {
        estate();
        out("fe1", 10, 20);
        out("sql1", 15, 25);
        out("sql2", 24, 30);
        out("fe9", 12, 14);

        assertThat(check().outTogether())
                .anyMatch(what -> what.contains("back end sql1 out with [fe1]"))
                .anyMatch(what -> what.contains("principal, mirror or witness of a.example"))
                .anyMatch(what -> what.contains("both pools of a pair"));
    }

    @Test
    void theMachinesTellToo() {
        estate();
        Invariants invariants = new Invariants(
                facts,
                Map.of(
                        "fe1", List.of(new Effect.DrainBegan(at(1), at(2)), new Effect.Restored(at(9))),
                        "fe2", List.of(new Effect.WentDown(at(5), at(6), "x", false), new Effect.Booted(at(6)))),
                1);

        assertThat(invariants.outTogether()).anyMatch(what -> what.startsWith("by the machines: more than 1"));
        assertThat(invariants.restartsWithoutDrain())
                .singleElement()
                .asString()
                .contains("fe2 was restarted without a drain");
    }

    @Test
    void aSecondEffectIsFound() {
        estate();
        out("fe1", 10, 20);
        Invariants invariants = new Invariants(
                facts,
                Map.of(
                        "fe1",
                        List.of(
                                new Effect.InstallBegan(at(11), UPDATE, at(12)),
                                new Effect.InstallBegan(at(13), UPDATE, at(14)),
                                new Effect.WentDown(at(15), at(16), "x", false),
                                new Effect.WentDown(at(17), at(18), "x", false))),
                1);

        assertThat(invariants.twice())
                .anyMatch(what -> what.contains("began " + UPDATE + " 2 times"))
                .anyMatch(what -> what.contains("restarted 1 times with nothing installed"));
        assertThat(invariants.unordered()).anyMatch(what -> what.contains("which no job had ordered"));
    }

    @Test
    void gapsAndStepsBackAreFoundAndRepetitionsAreNot() {
        HostSnapshot host = host("fe1", "a.example", "1", null);
        Fact first = fact(EventType.HOST_REGISTERED, host.hostId(), host);
        Fact third = fact(EventType.HOST_CHANGED, host.hostId(), at(host, 3));

        assertThat(new Invariants(List.of(first, first), Map.of(), 1).sequences())
                .isEmpty();
        assertThat(new Invariants(List.of(first, third), Map.of(), 1).sequences())
                .singleElement()
                .asString()
                .contains("version 3 where 2 was due");
    }

    @Test
    void aSuccessWithoutAScanIsFound() {
        estate();
        job("fe1", JobStatus.READY, 1, 10);
        job("fe1", JobStatus.SUCCEEDED, 2, 20);

        assertThat(check().unproven()).singleElement().asString().contains("fe1 succeeded without a proving scan");
    }

    private Invariants check() {
        return new Invariants(facts, Map.of(), 1);
    }

    /** Pool a of two Front Ends with a mirrored back end, paired with pool b of one. */
    private void estate() {
        for (HostSnapshot host : List.of(
                host("fe1", "a.example", "1", null),
                host("fe2", "a.example", "2", null),
                host("fe9", "b.example", "1", null),
                host("sql1", null, null, SqlPurpose.BACK_END),
                host("sql2", null, null, SqlPurpose.BACK_END_MIRROR))) {
            facts.add(fact(EventType.HOST_REGISTERED, host.hostId(), host));
        }
    }

    private void out(String fqdn, int from, int to) {
        job(fqdn, JobStatus.READY, 1, from);
        job(fqdn, JobStatus.FAILED, 2, to);
    }

    private void job(String fqdn, JobStatus status, long sequence, int second) {
        UUID id = uuid(fqdn + "job");
        JobSnapshot job = new JobSnapshot(
                id,
                sequence,
                at(second),
                uuid(fqdn),
                fqdn,
                List.of(),
                uuid("rollout"),
                1,
                status,
                null,
                List.of(),
                List.of(),
                1,
                null,
                START,
                START,
                null,
                uuid("scan"),
                null,
                true,
                null,
                null,
                null,
                null);
        facts.add(fact(EventType.JOB_READY, id, job));
    }

    private static HostSnapshot host(
            String fqdn, @Nullable String pool, @Nullable String domain, @Nullable SqlPurpose purpose) {
        List<Membership> memberships = pool == null
                ? List.of()
                : List.of(new Membership(
                        new Pool(
                                pool,
                                "Site",
                                PoolKind.ENTERPRISE_FRONT_END,
                                Product.LYNC_SERVER_2013,
                                pool.equals("a.example") ? 2 : 1,
                                pool.equals("a.example") ? "b.example" : "a.example",
                                false,
                                null),
                        1,
                        domain,
                        domain,
                        List.of()));
        List<SqlInstance> instances = purpose == null
                ? List.of()
                : List.of(new SqlInstance(
                        "LYNC", List.of(purpose), List.of("a.example"), Presence.CONFIRMED, null, null, null));
        return new HostSnapshot(
                uuid(fqdn),
                1,
                START,
                fqdn,
                "Site",
                HostState.ACTIVE,
                Freshness.FRESH,
                START,
                null,
                memberships,
                instances,
                null,
                true,
                null,
                null,
                null);
    }

    private static HostSnapshot at(HostSnapshot host, long sequence) {
        return new HostSnapshot(
                host.hostId(),
                sequence,
                START,
                host.fqdn(),
                host.site(),
                host.state(),
                host.freshness(),
                START,
                null,
                host.memberships(),
                host.sqlInstances(),
                null,
                true,
                null,
                null,
                null);
    }

    private Fact fact(EventType type, UUID key, Record payload) {
        return new Fact(type, "id-" + ids++, key.toString(), payload);
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
