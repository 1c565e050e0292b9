package dev.mainstay.scanner.finding.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.workload.Pool.Mirror;
import dev.mainstay.catalogue.workload.Pool.Partner;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.scanner.finding.evaluation.HostInput;
import dev.mainstay.scanner.host.HostId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoolsEvaluatorTest {
    private static final String POOL = "pool.example";

    @ParameterizedTest
    @EnumSource(
            names = {
                "BACK_END",
                "CENTRAL_MANAGEMENT_STORE",
                "MONITORING_STORE",
                "ARCHIVING_STORE",
                "PERSISTENT_CHAT_STORE",
                "PERSISTENT_CHAT_COMPLIANCE_STORE"
            })
    void everyStoreHasAMirrorOfItsOwn(SqlPurpose store) {
        assertThat(mirrors(
                        host("sql1", "A", store),
                        host("sql2", "B", store.mirror().orElseThrow()),
                        host("sql3", "W", SqlPurpose.MIRROR_WITNESS)))
                .containsExactly(new Mirror(partner("sql1", "A"), partner("sql2", "B"), partner("sql3", "W")));
    }

    @Test
    void storesThatShareBothInstancesAreOneMirror() {
        assertThat(mirrors(
                        host("sql1", "A", SqlPurpose.BACK_END, SqlPurpose.CENTRAL_MANAGEMENT_STORE),
                        host("sql2", "B", SqlPurpose.BACK_END_MIRROR, SqlPurpose.CENTRAL_MANAGEMENT_STORE_MIRROR)))
                .containsExactly(new Mirror(partner("sql1", "A"), partner("sql2", "B"), null));
    }

    @Test
    void storesOnInstancesApartAreMirrorsApartAndNoneOfTwoWitnessesIsAnyones() {
        assertThat(mirrors(
                        host("sql1", "A", SqlPurpose.BACK_END),
                        host("sql2", "B", SqlPurpose.BACK_END_MIRROR),
                        host("sql3", "ARCH", SqlPurpose.ARCHIVING_STORE),
                        host("sql4", "ARCH", SqlPurpose.ARCHIVING_STORE_MIRROR),
                        host("sql5", "W", SqlPurpose.MIRROR_WITNESS),
                        host("sql6", "W", SqlPurpose.MIRROR_WITNESS)))
                .containsExactlyInAnyOrder(
                        new Mirror(partner("sql1", "A"), partner("sql2", "B"), null),
                        new Mirror(partner("sql3", "ARCH"), partner("sql4", "ARCH"), null));
    }

    @Test
    void theNodesOfAClusterMirrorNothing() {
        assertThat(mirrors(
                        host("node1", "A", SqlPurpose.BACK_END),
                        host("node2", "A", SqlPurpose.BACK_END),
                        host("sql3", "LOG", SqlPurpose.MONITORING_STORE)))
                .isEmpty();
    }

    private static List<Mirror> mirrors(PoolMember... hosts) {
        return PoolsEvaluator.pool(POOL, List.of(hosts)).mirrors();
    }

    private static PoolMember host(String fqdn, String instance, SqlPurpose... purposes) {
        SqlInstance carried = new SqlInstance(
                instance, List.of(purposes), List.of(POOL), Presence.CONFIRMED, "11.0.7001.0", null, "RUNNING");
        return new PoolMember(new HostInput(new HostId(UUID.randomUUID()), fqdn, 1, List.of(), List.of(carried)), null);
    }

    private static Partner partner(String fqdn, String instance) {
        return new Partner(fqdn, instance, null);
    }
}
