package dev.mainstay.scanner.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mainstay.http.ProblemKind;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.Topology.Site;
import dev.mainstay.scanner.topology.Topology.SiteKind;
import dev.mainstay.scanner.topology.Topology.SqlInstanceRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopologyReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"synthetic-lync-2013.xml", "synthetic-lync-2013.tbxml"})
    void bothShapesSayTheSame(String fixture) throws UnreadableTopologyException {
        // When
        Topology topology = TopologyReader.read(Rest.fixture(fixture));

        // Then
        assertThat(topology.sites())
                .containsExactlyInAnyOrder(
                        new Site("Paris", SiteKind.CENTRAL, null),
                        new Site("Nantes", SiteKind.CENTRAL, null),
                        new Site("Brest", SiteKind.REMOTE, "Paris"));
        assertThat(topology.clusters()).hasSize(16);
        assertThat(topology.services()).hasSize(29);
        Cluster paris = cluster(topology, "pool-paris.lync.example");
        assertThat(paris.requiresSetup()).isTrue();
        assertThat(paris.site()).isEqualTo("Paris");
        assertThat(paris.machines())
                .extracting(Topology.Machine::fqdn, Topology.Machine::ordinal, Topology.Machine::upgradeDomain)
                .contains(org.assertj.core.groups.Tuple.tuple("fe3.paris.lync.example", 3, "UpgradeDomain2"));
        assertThat(cluster(topology, "sba01.brest.lync.example").site()).isEqualTo("Brest");
        Cluster sql = cluster(topology, "sql1.lync.example");
        assertThat(sql.machines()).extracting(Topology.Machine::fqdn).containsExactly("sql1.lync.example");
        assertThat(sql.sqlInstances())
                .containsExactly(new SqlInstanceRef(sql.key(), "MSSQLSERVER"), new SqlInstanceRef(sql.key(), "LYON"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"synthetic-lync-2013.xml", "synthetic-lync-2013.tbxml"})
    void servicesKnowTheirInstanceMirrorAndWitness(String fixture) throws UnreadableTopologyException {
        // When
        Topology topology = TopologyReader.read(Rest.fixture(fixture));

        // Then
        Service store = topology.services().stream()
                .filter(service -> service.role().equals("UserStore"))
                .filter(service -> service.mirror() != null)
                .findFirst()
                .orElseThrow();
        assertThat(store.sqlInstance())
                .isEqualTo(new SqlInstanceRef(
                        cluster(topology, "sql1.lync.example").key(), "MSSQLSERVER"));
        assertThat(store.mirror())
                .isEqualTo(new SqlInstanceRef(
                        cluster(topology, "sql2.lync.example").key(), "MSSQLSERVER"));
        assertThat(store.witness())
                .isEqualTo(new SqlInstanceRef(
                        cluster(topology, "sql3.lync.example").key(), "WITNESS"));
        assertThat(topology.services().stream().filter(Service::director)).hasSize(1);
        assertThat(topology.services().stream().map(Service::role)).contains("HologramServices");
    }

    @Test
    void notXmlIsRefused() {
        assertThat(refusal("not xml at all")).isEqualTo(TopologyProblems.NOT_XML);
        assertThat(refusal("")).isEqualTo(TopologyProblems.NOT_XML);
        assertThat(refusal("<Topology><Sites></Topology>")).isEqualTo(TopologyProblems.NOT_XML);
    }

    @Test
    void dtdIsRefusedWhateverIsInIt() {
        assertThat(refusal("<!DOCTYPE Topology><Topology/>")).isEqualTo(TopologyProblems.DTD_REFUSED);
        assertThat(refusal("<!DOCTYPE T [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><T>&e;</T>"))
                .isEqualTo(TopologyProblems.DTD_REFUSED);
        StringBuilder laughs = new StringBuilder("<!DOCTYPE lolz [<!ENTITY lol0 'lol'>");
        for (int i = 1; i < 10; i++) {
            laughs.append("<!ENTITY lol").append(i).append(" '");
            laughs.append(("&lol" + (i - 1) + ";").repeat(10)).append("'>");
        }
        assertThat(refusal(laughs + "]><lolz>&lol9;</lolz>")).isEqualTo(TopologyProblems.DTD_REFUSED);
    }

    @Test
    void undeclaredEntityIsRefused() {
        assertThat(refusal("<Topology>&nowhere;</Topology>"))
                .isIn(TopologyProblems.NOT_XML, TopologyProblems.DTD_REFUSED);
    }

    @Test
    void anotherRootIsRefused() {
        assertThat(refusal("<html/>")).isEqualTo(TopologyProblems.WRONG_ROOT);
    }

    @Test
    void deepOrEndlessDocumentIsRefused() {
        assertThat(refusal("<Topology>" + "<a>".repeat(40) + "</a>".repeat(40) + "</Topology>"))
                .isEqualTo(TopologyProblems.TOO_COMPLEX);
        assertThat(refusal("<Topology>" + "<a/>".repeat(XmlTree.MAX_ELEMENTS) + "</Topology>"))
                .isEqualTo(TopologyProblems.TOO_COMPLEX);
    }

    @Test
    void aTopologyWithoutPoolsIsRefused() {
        assertThat(refusal("<Topology/>")).isEqualTo(TopologyProblems.INCOMPLETE);
        assertThat(refusal("<TopologyBuilder/>")).isEqualTo(TopologyProblems.INCOMPLETE);
    }

    @Test
    void aNameThatStandsForTwoThingsIsRefused() {
        assertThat(refusal(asXml(cluster(1, "a.example", "m1.example") + cluster(2, "A.example", "m2.example"))))
                .isEqualTo(TopologyProblems.DUPLICATE_FQDN);
        assertThat(refusal(asXml(cluster(1, "a.example", "m1.example") + cluster(2, "b.example", "M1.example"))))
                .isEqualTo(TopologyProblems.DUPLICATE_FQDN);
        assertThat(refusal(asXml(cluster(1, "a.example", "b.example") + cluster(2, "b.example", "b.example"))))
                .isEqualTo(TopologyProblems.DUPLICATE_FQDN);
    }

    @Test
    void poolWithoutMachinesIsRefused() {
        assertThat(refusal(asXml("<Cluster Fqdn=\"a.example\"><ClusterId SiteId=\"1\" Number=\"1\"/></Cluster>")))
                .isEqualTo(TopologyProblems.POOL_WITHOUT_MACHINES);
    }

    @Test
    void clusterInAnUnknownSiteAndServiceOnAnUnknownClusterAreRefused() {
        assertThat(refusal("<Topology><Sites/><Clusters>" + cluster(1, "a.example", "a.example")
                        + "</Clusters></Topology>"))
                .isEqualTo(TopologyProblems.INCOMPLETE);
        String service = "<Service><ServiceId SiteId=\"1\" RoleName=\"Registrar\" Instance=\"1\"/>"
                + "<InstalledOn><ClusterId SiteId=\"1\" Number=\"9\"/></InstalledOn></Service>";
        assertThat(refusal("<Topology><Sites><CentralSite SiteId=\"1\"/></Sites><Clusters>"
                        + cluster(1, "a.example", "a.example")
                        + "</Clusters><Services>" + service + "</Services></Topology>"))
                .isEqualTo(TopologyProblems.INCOMPLETE);
    }

    private static String asXml(String clusters) {
        return "<Topology><Sites><CentralSite SiteId=\"1\"><Name>S</Name></CentralSite></Sites><Clusters>" + clusters
                + "</Clusters></Topology>";
    }

    private static String cluster(int number, String fqdn, String machine) {
        return ("<Cluster Fqdn=\"%s\"><ClusterId SiteId=\"1\" Number=\"%d\"/>"
                        + "<Machine OrdinalInCluster=\"1\" Fqdn=\"%s\"/></Cluster>")
                .formatted(fqdn, number, machine);
    }

    private static Cluster cluster(Topology topology, String fqdn) {
        List<Cluster> found = topology.clusters().stream()
                .filter(cluster -> cluster.fqdn().equals(fqdn))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static ProblemKind refusal(String document) {
        UnreadableTopologyException thrown = catchThrowableOfType(
                UnreadableTopologyException.class,
                () -> TopologyReader.read(document.getBytes(StandardCharsets.UTF_8)));
        assertThat(thrown).as("The document was taken").isNotNull();
        return thrown.why();
    }
}
