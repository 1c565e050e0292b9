package dev.mainstay.scanner.estate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.scanner.estate.plan.EstateDiff.ChangedHost;
import dev.mainstay.scanner.estate.plan.EstateDiff.FieldChange;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostChange;
import dev.mainstay.scanner.host.PlannedHost;
import dev.mainstay.scanner.host.PlannedHost.DemandedInstance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstateDiffTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    @Test
    void aHostOfASimulatedEstateSaysSoBeforeItsFirstScan() {
        List<HostChange> changes =
                HostChange.all(List.of(), Map.of("a.example", plan("a.example", "Paris", 1)), true, NOW);

        assertThat(changes)
                .singleElement()
                .satisfies(change ->
                        assertThat(change.after().snapshot().simulated()).isTrue());
    }

    @Test
    void newHostIsAddedAndMissingOneIsRetired() {
        Host known = Host.planned(plan("old.example", "Paris", 1), false, NOW).next(NOW);
        EstateDiff diff = EstateDiff.between(List.of(known), Map.of("new.example", plan("new.example", "Paris", 1)));
        assertThat(diff).isEqualTo(new EstateDiff(List.of("new.example"), List.of(), List.of("old.example"), 0));
    }

    @Test
    void sameHostIsUnchanged() {
        Host known = Host.planned(plan("a.example", "Paris", 1), false, NOW).next(NOW);
        EstateDiff diff = EstateDiff.between(List.of(known), Map.of("a.example", plan("a.example", "Paris", 1)));
        assertThat(diff).isEqualTo(new EstateDiff(List.of(), List.of(), List.of(), 1));
    }

    @Test
    void changedHostSaysWhichFieldsChangeAndHow() {
        // Given
        Host known = Host.planned(plan("a.example", "Paris", 1), false, NOW).next(NOW);
        PlannedHost moved = new PlannedHost(
                "a.example",
                "Lyon",
                plan("a.example", "Lyon", 2).memberships(),
                List.of(new DemandedInstance("RTC", List.of(SqlPurpose.BACK_END), List.of("p.example"))));

        // When
        EstateDiff diff = EstateDiff.between(List.of(known), Map.of("a.example", moved));

        // Then
        assertThat(diff.changed())
                .containsExactly(new ChangedHost(
                        "a.example",
                        List.of(
                                new FieldChange("pools[p.example].ordinal", "1", "2"),
                                new FieldChange("pools[p.example].site", "Paris", "Lyon"),
                                new FieldChange("site", "Paris", "Lyon"),
                                new FieldChange("sqlInstances[RTC].demanded", "", "true"),
                                new FieldChange("sqlInstances[RTC].purposes", "", "[BACK_END]"),
                                new FieldChange("sqlInstances[RTC].servesPools", "", "p.example"))));
    }

    @Test
    void retiredHostThatComesBackIsAddedUnderItsOldId() {
        // Given
        Host retired = Host.planned(plan("a.example", "Paris", 1), false, NOW)
                .next(NOW)
                .retired();
        Map<String, PlannedHost> plan = Map.of("a.example", plan("a.example", "Paris", 1));

        // When
        EstateDiff diff = EstateDiff.between(List.of(retired), plan);
        List<HostChange> changes = HostChange.all(List.of(retired), plan, false, NOW);

        // Then
        assertThat(diff.added()).containsExactly("a.example");
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.isNew()).isFalse();
            assertThat(change.after().id()).isEqualTo(retired.id());
            assertThat(change.after().active()).isTrue();
            assertThat(change.after().sequence()).isEqualTo(2);
        });
    }

    private static PlannedHost plan(String fqdn, String site, int ordinal) {
        Pool pool = new Pool(
                "p.example", site, PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, 2, null, false, null);
        return new PlannedHost(
                fqdn, site, List.of(new Membership(pool, ordinal, null, null, List.of("Registrar"))), List.of());
    }
}
