package dev.mainstay.scanner.finding.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.events.ScanSnapshot.ServiceState;
import dev.mainstay.scanner.finding.FindingJson;
import dev.mainstay.scanner.host.HostId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingFindingTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            # kind               service          state          not running
            ENTERPRISE_FRONT_END, RTCSRV,         RUNNING,       ''
            ENTERPRISE_FRONT_END, RTCSRV,         STOPPED,       RTCSRV STOPPED
            ENTERPRISE_FRONT_END, RTCSRV,         START_PENDING, RTCSRV START_PENDING
            ENTERPRISE_FRONT_END, RTCSRV,         UNKNOWN,       ''
            ENTERPRISE_FRONT_END, RTCCAA,         STOPPED,       ''
            STANDARD_EDITION,     MSSQL$RTC,      STOPPED,       MSSQL$RTC STOPPED
            EDGE,                 RTCMEDIARELAY,  PAUSED,        RTCMEDIARELAY PAUSED
            OFFICE_WEB_APPS,      WACSM,          STOPPED,       WACSM STOPPED
            PLAIN,                MSSQLSERVER,    STOPPED,       ''
            """)
    void whatItsKindNeedsAndDoesNotRunIsAFinding(PoolKind kind, String service, ServiceState state, String notRunning) {
        Optional<HostFinding> finding =
                ServingFinding.of(host(List.of(member(kind)), List.of()), facts(new Service(service, state)));

        assertThat(finding.map(HostFinding::current).orElse("")).isEqualTo(notRunning);
        finding.ifPresent(found -> {
            assertThat(found.subject()).isEqualTo("workload/services");
            assertThat(found.state()).isEqualTo(FindingState.MISSING);
            assertThat(Conclusions.inOrder(found)).isFalse();
            assertThat(found.evidence().getFirst().text().in(Locale.ENGLISH)).contains(notRunning);
            assertThat(found.title().in(Locale.FRENCH)).startsWith("L’hôte n’assure pas");
        });
    }

    @Test
    void aBackEndThatServesAPoolIsOneToo() {
        SqlInstance backEnd =
                new SqlInstance("RTCPOOL", List.of(), List.of("fe.lync.example"), Presence.CONFIRMED, null, null, null);
        SqlInstance other = new SqlInstance("OTHER", List.of(), List.of(), Presence.CONFIRMED, null, null, null);

        assertThat(ServingFinding.of(
                                host(List.of(), List.of(backEnd, other)),
                                facts(
                                        new Service("MSSQL$RTCPOOL", ServiceState.STOP_PENDING),
                                        new Service("MSSQL$OTHER", ServiceState.STOPPED)))
                        .map(HostFinding::current))
                .contains("MSSQL$RTCPOOL STOP_PENDING");
    }

    @Test
    void factsKeepTheServicesAndThoseFromBeforeHaveNone() {
        ScanFacts facts = facts(new Service("RTCSRV", ServiceState.STOPPED));
        String json = FindingJson.text(facts);

        assertThat(FindingJson.facts(json)).isEqualTo(facts);
        assertThat(FindingJson.facts(json.replaceAll(",\"services\":\\[[^]]*]", ""))
                        .services())
                .isEmpty();
    }

    private static ScanFacts facts(Service... services) {
        HostFacts host = new HostFacts(null, null, List.of(), List.of(), List.of(), null, null, null, List.of());
        return new ScanFacts(host, List.of(), List.of(), false, List.of(services), null);
    }

    private static HostInput host(List<Membership> memberships, List<SqlInstance> instances) {
        return new HostInput(new HostId(UUID.randomUUID()), "fe01.lync.example", 1, memberships, instances);
    }

    private static Membership member(PoolKind kind) {
        Pool pool = new Pool("pool.lync.example", "Lyon", kind, Product.LYNC_SERVER_2013, 3, null, false, null);
        return new Membership(pool, 1, null, null, List.of());
    }
}
