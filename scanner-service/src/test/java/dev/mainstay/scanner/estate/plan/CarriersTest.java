package dev.mainstay.scanner.estate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.HostNature;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.scanner.estate.Documents;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.PlannedHost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pool on a listener, whose two nodes were added by hand. */
class CarriersTest {

    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
    private static final String LISTENER = "sql-a.t.example";

    private final Map<String, PlannedHost> plan = EstatePlanner.plan(
            new Documents().frontEnds(1, "a").topology(),
            Annotations.NONE,
            Stream.of("n1.t.example", "n2.t.example")
                    .map(fqdn -> new AddedHost(fqdn, "Turin", null, PoolKind.PLAIN))
                    .toList(),
            Map.of());
    private final Map<String, Host> known = new TreeMap<>();

    @BeforeEach
    void everyHostIsRegistered() {
        plan.forEach((fqdn, planned) ->
                known.put(fqdn, Host.planned(planned, false, NOW).next(NOW)));
    }

    @Test
    void aHostIsAMachineAsLongAsNobodySaysOtherwise() {
        assertThat(snapshot(Map.of(), Map.of()).nature()).isNull();
    }

    @Test
    void scansTellTheCarriersOfAName() {
        HostSnapshot listener = snapshot(Map.of(), Map.of(LISTENER, List.of("n1.t.example", "n2.t.example")));
        assertThat(listener.nature()).isEqualTo(HostNature.NAME);
        assertThat(listener.carriers())
                .containsExactly(id("n1.t.example").value(), id("n2.t.example").value());
    }

    @Test
    void aPersonsWordGoesBeforeScansAndMayBeThatTheyAreOutside() {
        Map<String, List<String>> scans = Map.of(LISTENER, List.of("n1.t.example"));
        assertThat(snapshot(Map.of(LISTENER, List.of("n2.t.example")), scans).carriers())
                .containsExactly(id("n2.t.example").value());
        assertThat(snapshot(Map.of(LISTENER, List.of()), scans).carriers()).isEmpty();
    }

    @Test
    void aHostWithAnAgentIsAMachineWhoeverSaysOtherwise() {
        known.computeIfPresent(LISTENER, (fqdn, host) -> host.enrolled("key"));
        assertThat(snapshot(Map.of(LISTENER, List.of("n1.t.example")), Map.of()).nature())
                .isNull();
    }

    @Test
    void carriersThatHaveLeftTheEstateLeaveItOpenWhatTheNameIs() {
        plan.remove("n1.t.example");
        assertThat(snapshot(Map.of(LISTENER, List.of("n1.t.example")), Map.of()).nature())
                .isNull();
        assertThat(snapshot(Map.of(LISTENER, List.of("n1.t.example", "n2.t.example")), Map.of())
                        .carriers())
                .hasSize(1);
    }

    @Test
    void aCarrierHasThePurposesOfTheNamesInstanceWhereItHasTheInstance() {
        // Given: what the name must have, one node with it and one with another instance
        String name = Objects.requireNonNull(plan.get(LISTENER))
                .instances()
                .getFirst()
                .name();
        List<SqlPurpose> purposes = Objects.requireNonNull(plan.get(LISTENER))
                .instances()
                .getFirst()
                .purposes();
        known.computeIfPresent("n1.t.example", (fqdn, host) -> host.carrying(List.of(found(name))));
        known.computeIfPresent("n2.t.example", (fqdn, host) -> host.carrying(List.of(found("OTHER"))));

        // When
        Map<String, PlannedHost> told = Carriers.told(
                plan, Map.of(), Map.of(LISTENER, List.of("n1.t.example", "n2.t.example")), known.values());
        SqlInstance carried = replanned(told, "n1.t.example").sqlInstances().getFirst();

        // Then: it serves by the name, which is where its pools stand
        assertThat(purposes).contains(SqlPurpose.BACK_END);
        assertThat(carried.presence()).isEqualTo(Presence.CONFIRMED);
        assertThat(carried.purposes()).isEqualTo(purposes);
        assertThat(carried.servesPools()).isEmpty();
        assertThat(replanned(told, "n2.t.example").sqlInstances())
                .singleElement()
                .satisfies(other -> assertThat(other.presence()).isEqualTo(Presence.UNEXPECTED));

        // When it is scanned again, nothing changes; when it carries the name no more, it is unexpected again
        Host again = replanned(told, "n1.t.example").carrying(List.of(found(name)));
        assertThat(again.sqlInstances()).containsExactly(carried);
        assertThat(again.replanned(Objects.requireNonNull(plan.get("n1.t.example")))
                        .sqlInstances()
                        .getFirst()
                        .presence())
                .isEqualTo(Presence.UNEXPECTED);
    }

    private Host replanned(Map<String, PlannedHost> told, String fqdn) {
        return Objects.requireNonNull(known.get(fqdn)).replanned(Objects.requireNonNull(told.get(fqdn)));
    }

    private static SqlInstance found(String name) {
        return new SqlInstance(name, List.of(), List.of(), Presence.CONFIRMED, "11.0.7001.0", "Standard", "RUNNING");
    }

    private HostSnapshot snapshot(Map<String, List<String>> annotated, Map<String, List<String>> scanned) {
        PlannedHost planned = Objects.requireNonNull(
                Carriers.told(plan, annotated, scanned, known.values()).get(LISTENER));
        return Objects.requireNonNull(known.get(LISTENER)).replanned(planned).snapshot();
    }

    private HostId id(String fqdn) {
        @Nullable Host host = known.get(fqdn);
        return Objects.requireNonNull(host).id();
    }
}
