package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Inventory.CarriedName;
import dev.mainstay.agent.platform.Inventory.CarriedNameKind;
import dev.mainstay.agent.windows.registry.RegistryFile;
import dev.mainstay.agent.windows.registry.RegistryValue;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values as a node of a failover cluster has them; every name is invented. */
class ClusterFactsTest {

    private static final String SQL = "SOFTWARE\\Microsoft\\Microsoft SQL Server";

    @Test
    void aServerThatIsNoNodeCarriesNoName() throws Exception {
        assertThat(new ClusterFacts(RegistryFile.empty()).names()).hasValue(List.of());
    }

    @Test
    void aNodeWhoseClusterServiceHasNotStartedCannotTell() throws Exception {
        RegistryFile registry = RegistryFile.empty()
                .with("SYSTEM\\CurrentControlSet\\Services\\ClusSvc", "Start", new RegistryValue.Numeric(2));

        assertThat(new ClusterFacts(registry).names()).isEmpty();
    }

    @Test
    void aFormerNodeCarriesNoName() throws Exception {
        RegistryFile registry = RegistryFile.empty()
                .with("SYSTEM\\CurrentControlSet\\Services\\ClusSvc", "Start", new RegistryValue.Numeric(4));

        assertThat(new ClusterFacts(registry).names()).hasValue(List.of());
    }

    @Test
    void theClusterItsInstanceAndTheListenerAreTold() throws Exception {
        RegistryFile registry = cluster();
        text(registry, SQL + "\\Instance Names\\SQL", "RTC", "MSSQL13.RTC");
        text(registry, SQL + "\\MSSQL13.RTC\\Cluster", "ClusterName", "SQLFCI");

        assertThat(new ClusterFacts(registry).names())
                .hasValue(List.of(
                        new CarriedName("files", CarriedNameKind.UNKNOWN),
                        new CarriedName("sqlag", CarriedNameKind.AVAILABILITY_GROUP_LISTENER),
                        new CarriedName("sqlfci", CarriedNameKind.FAILOVER_CLUSTER_INSTANCE),
                        new CarriedName("wsfc1", CarriedNameKind.FAILOVER_CLUSTER)));
    }

    @Test
    void aNodeWithoutSqlServerCarriesNeitherListenerNorInstance() throws Exception {
        assertThat(new ClusterFacts(cluster()).names())
                .hasValue(List.of(
                        new CarriedName("files", CarriedNameKind.UNKNOWN),
                        new CarriedName("wsfc1", CarriedNameKind.FAILOVER_CLUSTER)));
    }

    private static RegistryFile cluster() {
        RegistryFile registry = RegistryFile.empty();
        text(registry, "Cluster", "ClusterName", "WSFC1");
        resource(registry, "r1", "Network Name", "Name", "WSFC1");
        group(registry, "g1", "r1");
        resource(registry, "r2", "Network Name", "DnsName", "sqlag");
        resource(registry, "r3", "SQL Server Availability Group", "VerboseLogging", "0");
        group(registry, "g2", "r2", "r3");
        resource(registry, "r4", "Network Name", "DnsName", "SQLFCI");
        resource(registry, "r5", "SQL Server", "InstanceName", "RTC");
        group(registry, "g3", "r4", "r5");
        resource(registry, "r6", "Network Name", "DnsName", "files");
        resource(registry, "r7", "File Server", "ServerName", "files");
        group(registry, "g4", "r6", "r7");
        return registry;
    }

    private static void resource(RegistryFile registry, String id, String type, String parameter, String value) {
        text(registry, "Cluster\\Resources\\" + id, "Type", type);
        text(registry, "Cluster\\Resources\\" + id + "\\Parameters", parameter, value);
    }

    private static void group(RegistryFile registry, String id, String... resources) {
        registry.with("Cluster\\Groups\\" + id, "Contains", new RegistryValue.Texts(List.of(resources)));
    }

    private static void text(RegistryFile registry, String path, String name, String value) {
        registry.with(path, name, new RegistryValue.Text(value));
    }
}
