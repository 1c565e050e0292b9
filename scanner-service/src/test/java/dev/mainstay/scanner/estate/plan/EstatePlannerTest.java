package dev.mainstay.scanner.estate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.estate.Documents;
import dev.mainstay.scanner.estate.plan.Annotations.InstanceName;
import dev.mainstay.scanner.estate.plan.Annotations.Mirror;
import dev.mainstay.scanner.host.PlannedHost;
import dev.mainstay.scanner.host.PlannedHost.DemandedInstance;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.TopologyReader;
import dev.mainstay.scanner.topology.UnreadableTopologyException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EstatePlannerTest {
    private final Map<String, PlannedHost> asXml = plan("synthetic-lync-2013.xml");

    @Test
    void bothShapesGiveTheSameEstate() {
        assertThat(plan("synthetic-lync-2013.tbxml")).isEqualTo(asXml);
    }

    @ParameterizedTest
    @CsvSource({
        "fe1.paris.lync.example, ENTERPRISE_FRONT_END, 4, Paris",
        "fe3.lyon.lync.example, ENTERPRISE_FRONT_END, 3, Paris",
        "se01.nantes.lync.example, STANDARD_EDITION, 1, Nantes",
        "director.lync.example, DIRECTOR, 1, Paris",
        "edge2.lync.example, EDGE, 2, Paris",
        "mediation.lync.example, MEDIATION, 1, Paris",
        "chat.lync.example, PERSISTENT_CHAT, 1, Paris",
        "sba01.brest.lync.example, SURVIVABLE_BRANCH, 1, Brest",
        "sql1.lync.example, SQL_STORE, 1, Paris",
        "sql2.lync.example, SQL_STORE, 1, Paris",
        "sql3.lync.example, SQL_STORE, 1, Paris",
        "files.lync.example, FILE_STORE, 1, Paris",
        "gateway.lync.example, PSTN_GATEWAY, 1, Paris",
        "office.lync.example, OFFICE_WEB_APPS, 1, Paris",
        "odd.lync.example, UNKNOWN, 1, Paris",
    })
    void eachClusterIsTheKindThatItsRolesMakeIt(String fqdn, PoolKind kind, int size, String site) {
        PlannedHost host = host(asXml, fqdn);
        assertThat(host.site()).isEqualTo(site);
        assertThat(pool(host).kind()).isEqualTo(kind);
        assertThat(pool(host).size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({
        "VideoInteropServer, VIDEO_INTEROP",
        "MonitoringServer, MONITORING",
        "ArchivingServer, ARCHIVING",
        "ConfServices, AV_CONFERENCING",
        "HologramServices, UNKNOWN"
    })
    void serversOfTheirOwnAreKnownByTheirRole(String role, PoolKind kind) {
        Topology topology = new Documents()
                .cluster(1, "own.t.example", "own1.t.example", "own2.t.example")
                .service(role, 1, 1)
                .topology();
        Map<String, PlannedHost> planned = EstatePlanner.plan(topology, Annotations.NONE, List.of(), Map.of());
        assertThat(pool(host(planned, "own2.t.example")).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MonitoringServer", "ConfServices"})
    void aRoleOnFrontEndsMakesThemNoServerOfItsOwn(String role) {
        Topology topology =
                new Documents().frontEnds(1, "a").service(role, 1, 1).topology();
        Map<String, PlannedHost> planned = EstatePlanner.plan(topology, Annotations.NONE, List.of(), Map.of());
        assertThat(pool(host(planned, "a1.t.example")).kind()).isEqualTo(PoolKind.ENTERPRISE_FRONT_END);
    }

    @Test
    void unknownRoleIsKept() {
        assertThat(host(asXml, "odd.lync.example").memberships().get(0).roles()).containsExactly("HologramServices");
    }

    @Test
    void memberKnowsItsPlaceAndItsPoolsPartnerAndCentralManagement() {
        Membership membership =
                host(asXml, "fe4.paris.lync.example").memberships().get(0);
        assertThat(membership.ordinal()).isEqualTo(4);
        assertThat(membership.faultDomain()).isEqualTo("FaultDomain4");
        assertThat(membership.upgradeDomain()).isEqualTo("UpgradeDomain2");
        assertThat(membership.roles())
                .containsExactly("ApplicationServer", "CentralMgmt", "Registrar", "UserServices", "WebServices");
        assertThat(membership.pool().product()).isEqualTo(Product.LYNC_SERVER_2013);
        assertThat(membership.pool().pairedWith()).isEqualTo("pool-lyon.lync.example");
        assertThat(membership.pool().centralManagement()).isTrue();
        Pool lyon = pool(host(asXml, "fe1.lyon.lync.example"));
        assertThat(lyon.pairedWith()).isEqualTo("pool-paris.lync.example");
        assertThat(lyon.centralManagement()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fe1.paris.lync.example, LYNCLOCAL RTCLOCAL",
        "se01.nantes.lync.example, LYNCLOCAL RTC RTCLOCAL",
        "director.lync.example, RTCLOCAL",
        "edge1.lync.example, RTCLOCAL",
        "sba01.brest.lync.example, RTCLOCAL",
        "sql1.lync.example, LYON MSSQLSERVER",
        "files.lync.example, ''",
    })
    void eachHostMustCarryTheInstancesOfItsRole(String fqdn, String instances) {
        assertThat(host(asXml, fqdn).instances())
                .extracting(DemandedInstance::name)
                .isEqualTo(instances.isEmpty() ? List.of() : List.of(instances.split(" ")));
    }

    @Test
    void storesKnowWhatTheyAreForAndWhomTheyServe() {
        assertThat(instance("sql1.lync.example", "MSSQLSERVER"))
                .isEqualTo(new DemandedInstance(
                        "MSSQLSERVER",
                        List.of(SqlPurpose.BACK_END, SqlPurpose.CENTRAL_MANAGEMENT_STORE),
                        List.of("pool-paris.lync.example")));
        assertThat(instance("sql2.lync.example", "MSSQLSERVER").purposes()).containsExactly(SqlPurpose.BACK_END_MIRROR);
        assertThat(instance("sql3.lync.example", "WITNESS"))
                .isEqualTo(new DemandedInstance(
                        "WITNESS", List.of(SqlPurpose.MIRROR_WITNESS), List.of("pool-paris.lync.example")));
        assertThat(instance("sqlmon.lync.example", "MON"))
                .isEqualTo(new DemandedInstance(
                        "MON",
                        List.of(
                                SqlPurpose.MONITORING_STORE,
                                SqlPurpose.ARCHIVING_STORE,
                                SqlPurpose.PERSISTENT_CHAT_STORE,
                                SqlPurpose.PERSISTENT_CHAT_COMPLIANCE_STORE),
                        List.of("chat.lync.example", "pool-paris.lync.example")));
        assertThat(instance("se01.nantes.lync.example", "RTC").purposes()).containsExactly(SqlPurpose.BACK_END);
    }

    @Test
    void whatAPersonSaysOfPairsAndMirrorsGoesBeforeTheDocument() {
        // Given
        Annotations annotations = new Annotations(
                Map.of("se01.nantes.lync.example", "pool-lyon.lync.example"),
                List.of(new Mirror(
                        new InstanceName("sql1.lync.example", "LYON"),
                        new InstanceName("sql2.lync.example", "LYON"),
                        new InstanceName("hand.example", "W"))));
        List<AddedHost> byHand = List.of(new AddedHost("hand.example", "Paris", null, PoolKind.PLAIN));

        // When
        Map<String, PlannedHost> planned =
                EstatePlanner.plan(topology("synthetic-lync-2013.xml"), annotations, byHand, Map.of());

        // Then
        assertThat(pool(host(planned, "fe1.lyon.lync.example")).pairedWith()).isEqualTo("se01.nantes.lync.example");
        assertThat(pool(host(planned, "se01.nantes.lync.example")).pairedWith()).isEqualTo("pool-lyon.lync.example");
        assertThat(pool(host(planned, "fe1.paris.lync.example")).pairedWith()).isNull();
        assertThat(host(planned, "sql2.lync.example").instances())
                .contains(new DemandedInstance(
                        "LYON", List.of(SqlPurpose.BACK_END_MIRROR), List.of("pool-lyon.lync.example")));
        assertThat(host(planned, "hand.example").instances())
                .containsExactly(new DemandedInstance(
                        "W", List.of(SqlPurpose.MIRROR_WITNESS), List.of("pool-lyon.lync.example")));
    }

    @Test
    void theMirrorOfAnyStoreIsKnownFromItsPrincipal() {
        // Given
        Annotations annotations = new Annotations(
                Map.of(),
                List.of(new Mirror(
                        new InstanceName("sqlmon.lync.example", "MON"),
                        new InstanceName("hand.example", "MON"),
                        null)));
        List<AddedHost> byHand = List.of(new AddedHost("hand.example", "Paris", null, PoolKind.PLAIN));

        // When
        Map<String, PlannedHost> planned =
                EstatePlanner.plan(topology("synthetic-lync-2013.xml"), annotations, byHand, Map.of());

        // Then
        assertThat(host(planned, "hand.example").instances())
                .containsExactly(new DemandedInstance(
                        "MON",
                        List.of(
                                SqlPurpose.MONITORING_STORE_MIRROR,
                                SqlPurpose.ARCHIVING_STORE_MIRROR,
                                SqlPurpose.PERSISTENT_CHAT_STORE_MIRROR,
                                SqlPurpose.PERSISTENT_CHAT_COMPLIANCE_STORE_MIRROR),
                        List.of("chat.lync.example", "pool-paris.lync.example")));
    }

    @Test
    void hostsAddedByHandAreOnTheirOwnOrTogether() {
        // Given
        List<AddedHost> byHand = List.of(
                new AddedHost("b.example", "DMZ", "proxies.example", PoolKind.PLAIN),
                new AddedHost("a.example", "DMZ", "proxies.example", PoolKind.PLAIN),
                new AddedHost("file.example", "Paris", null, PoolKind.FILE_STORE),
                new AddedHost("alone.example", "Paris", null, PoolKind.PLAIN));

        // When
        Map<String, PlannedHost> planned = EstatePlanner.plan(null, Annotations.NONE, byHand, Map.of());

        // Then
        Pool proxies = new Pool("proxies.example", "DMZ", PoolKind.PLAIN, Product.NONE, 2, null, false, null);
        assertThat(host(planned, "b.example").memberships())
                .containsExactly(new Membership(proxies, 2, null, null, List.of()));
        assertThat(pool(host(planned, "file.example")).fqdn()).isEqualTo("file.example");
        assertThat(host(planned, "alone.example").memberships()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5, , LYNC_SERVER_2010",
        "6, 5.0.8308.1149, LYNC_SERVER_2013",
        "7, , SKYPE_FOR_BUSINESS_SERVER_2015",
        "8, , SKYPE_FOR_BUSINESS_SERVER_2019",
        "8, 7.0.2046.553, SKYPE_FOR_BUSINESS_SERVER_2019",
        "8, 7.0.2046.820, SKYPE_FOR_BUSINESS_SERVER_SE",
        "8, 7.0.2046.820 7.0.2046.553, SKYPE_FOR_BUSINESS_SERVER_2019",
        "9, , UNKNOWN",
        "0, , UNKNOWN",
    })
    void serviceVersionTellsTheProductAndTheBuildTellsSubscriptionEdition(
            int serviceVersion, @org.jspecify.annotations.Nullable String builds, Product product) {
        Service service = new Service("s", "Registrar", serviceVersion, "c", null, null, null, false, true, List.of());
        assertThat(PoolKindPolicy.product(List.of(service), builds == null ? List.of() : List.of(builds.split(" "))))
                .isEqualTo(product);
    }

    private DemandedInstance instance(String fqdn, String name) {
        return host(asXml, fqdn).instances().stream()
                .filter(instance -> instance.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PlannedHost host(Map<String, PlannedHost> planned, String fqdn) {
        return Objects.requireNonNull(planned.get(fqdn), fqdn);
    }

    private static Pool pool(PlannedHost host) {
        return host.memberships().get(0).pool();
    }

    private static Map<String, PlannedHost> plan(String fixture) {
        return EstatePlanner.plan(topology(fixture), Annotations.NONE, List.of(), Map.of());
    }

    private static Topology topology(String fixture) {
        try {
            return TopologyReader.read(Rest.fixture(fixture));
        } catch (UnreadableTopologyException e) {
            throw new IllegalStateException(e);
        }
    }
}
