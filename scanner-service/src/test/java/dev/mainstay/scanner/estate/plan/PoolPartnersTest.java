package dev.mainstay.scanner.estate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.estate.Documents;
import dev.mainstay.scanner.host.PlannedHost;
import dev.mainstay.scanner.topology.TopologyWarning;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PoolPartnersTest {

    @Test
    void appliancesDoNotBreakThePairWhoseRegistrarTheyUse() {
        // Given
        Documents document = new Documents()
                .frontEnds(1, "a", 2)
                .frontEnds(2, "b", 1)
                .appliance(3, "branch1", 1)
                .appliance(4, "branch2", 1);

        // Then
        assertThat(pool(document, "a1").pairedWith()).isEqualTo("b.t.example");
        assertThat(pool(document, "b1").pairedWith()).isEqualTo("a.t.example");
        for (String appliance : List.of("branch1", "branch2")) {
            assertThat(pool(document, appliance).kind()).isEqualTo(PoolKind.SURVIVABLE_BRANCH);
            assertThat(pool(document, appliance).pairedWith()).isNull();
            assertThat(pool(document, appliance).backupRegistrar()).isEqualTo("a.t.example");
        }
        assertThat(codes(document)).isEmpty();
    }

    @Test
    void oneDirectionSaysBoth() {
        Documents document = new Documents().frontEnds(1, "a", 2).frontEnds(2, "b");
        assertThat(pool(document, "b1").pairedWith()).isEqualTo("a.t.example");
        assertThat(codes(document)).isEmpty();
    }

    @Test
    void poolsThatNameDifferentPartnersKeepWhatTheySayAndAreTold() {
        // Given a pair, and a third pool that names one of it
        Documents document =
                new Documents().frontEnds(1, "a", 2).frontEnds(2, "b", 1).frontEnds(3, "c", 1);

        // Then
        assertThat(pool(document, "a1").pairedWith()).isEqualTo("b.t.example");
        assertThat(pool(document, "c1").pairedWith()).isEqualTo("a.t.example");
        assertThat(codes(document)).containsExactly("pairing-contradicted");
    }

    @Test
    void threeInARingAreEachKeptFromTheOneTheyName() {
        Documents document =
                new Documents().frontEnds(1, "a", 2).frontEnds(2, "b", 3).frontEnds(3, "c", 1);
        assertThat(pool(document, "a1").pairedWith()).isEqualTo("b.t.example");
        assertThat(pool(document, "b1").pairedWith()).isEqualTo("c.t.example");
        assertThat(pool(document, "c1").pairedWith()).isEqualTo("a.t.example");
        assertThat(codes(document))
                .containsExactly("pairing-contradicted", "pairing-contradicted", "pairing-contradicted");
    }

    @Test
    void poolIsNotPairedWithItselfOrWithAnApplianceOrWithAnEdge() {
        Documents document = new Documents()
                .frontEnds(1, "a", 1)
                .frontEnds(2, "b", 3)
                .appliance(3, "branch", 4)
                .appliance(4, "other", 4);
        for (String pool : List.of("a1", "b1", "branch", "other")) {
            assertThat(pool(document, pool).pairedWith()).isNull();
            assertThat(pool(document, pool).backupRegistrar()).isNull();
        }
        assertThat(codes(document))
                .containsExactly("pairing-with-itself", "pairing-of-kinds", "pairing-of-kinds", "pairing-with-itself");
    }

    @Test
    void whatAPersonSaysOfAnApplianceLeavesThePairAlone() {
        Documents document =
                new Documents().frontEnds(1, "a", 2).frontEnds(2, "b", 1).appliance(3, "branch", 1);
        Annotations annotations = new Annotations(Map.of("branch.t.example", "b.t.example"), List.of());
        Map<String, PlannedHost> planned = EstatePlanner.plan(document.topology(), annotations, List.of(), Map.of());
        assertThat(pool(planned, "branch").backupRegistrar()).isEqualTo("b.t.example");
        assertThat(pool(planned, "a1").pairedWith()).isEqualTo("b.t.example");
    }

    @Test
    void contradictionsOutsideOfPairsAreTold() {
        Documents document = new Documents()
                .frontEnds(1, "a")
                .frontEnds(2, "b")
                .site("<RemoteSite SiteId='9' CentralSiteId='77'><Name>Nowhere</Name></RemoteSite>")
                .rawCluster("<Cluster Fqdn='chat.t.example' RequiresSetup='true'><ClusterId SiteId='1' Number='5'/>"
                        + "<Machine OrdinalInCluster='1' Fqdn='chat1.t.example'/>"
                        + "<Machine OrdinalInCluster='1' Fqdn='chat2.t.example'/></Cluster>")
                .service("PersistentChatService", 1, 5, "Default:PersistentChatStore/8")
                .cluster(6, "lone.t.example", "lone.t.example")
                .service("UserServices", 6, 6)
                .service("UserServices", 6, 6)
                .cluster(7, "new.t.example", "new.t.example")
                .service("HologramServices", 1, 7)
                .centralManagement(1, 1, true)
                .centralManagement(2, 2, true);
        assertThat(codes(document))
                .containsExactlyInAnyOrder(
                        "site-without-central-site",
                        "duplicate-ordinal",
                        "dependency-missing",
                        "back-end-missing",
                        "back-end-missing",
                        "duplicate-service",
                        "kind-unknown",
                        "several-active-central-management");
    }

    @Test
    void aBackupOfCentralManagementIsNoContradiction() {
        Documents document = new Documents()
                .frontEnds(1, "a", 2)
                .frontEnds(2, "b", 1)
                .centralManagement(1, 1, true)
                .centralManagement(2, 2, false);
        assertThat(codes(document)).isEmpty();
        assertThat(pool(document, "a1").centralManagement()).isTrue();
        assertThat(pool(document, "b1").centralManagement()).isFalse();
    }

    @Test
    void gatewaysThatCannotBeReadAreLeftOutAndTold() {
        // Given: one with a name that is none, one whose machine has none, one without a machine, one twice
        Documents document = new Documents()
                .frontEnds(1, "a")
                .cluster(10, "gw 1 (lobby)", false, "gw 1 (lobby)")
                .service("PstnGateway", 1, 10)
                .service("MediationServer", 1, 1, "Default:PstnGateway/1")
                .rawCluster("<Cluster Fqdn='gw2.t.example'><ClusterId SiteId='1' Number='11'/>"
                        + "<Machine Fqdn=':::'/></Cluster>")
                .service("PstnGateway", 2, 11)
                .cluster(12, "gw3.t.example", false)
                .service("PstnGateway", 3, 12)
                .cluster(13, "app.t.example", false, "app.t.example")
                .service("ExternalServer", 1, 13)
                .cluster(14, "app.t.example", false, "app.t.example")
                .service("ExternalServer", 2, 14)
                .cluster(15, "10.9.8.7", false, "10.9.8.7")
                .service("PstnGateway", 5, 15);

        // Then
        assertThat(EstatePlanner.plan(document.topology(), Annotations.NONE, List.of(), Map.of()))
                .containsOnlyKeys(
                        "a1.t.example", "a2.t.example", "a3.t.example", "sql-a.t.example", "app.t.example", "10.9.8.7");
        assertThat(codes(document)).containsOnly("gateway-left-out").hasSize(4);
    }

    private static List<String> codes(Documents document) {
        return Contradictions.of(document.topology()).stream()
                .map(TopologyWarning::code)
                .toList();
    }

    private static Pool pool(Documents document, String host) {
        return pool(EstatePlanner.plan(document.topology(), Annotations.NONE, List.of(), Map.of()), host);
    }

    private static Pool pool(Map<String, PlannedHost> planned, String host) {
        @Nullable PlannedHost found = planned.get(host + ".t.example");
        return Objects.requireNonNull(found).memberships().get(0).pool();
    }
}
