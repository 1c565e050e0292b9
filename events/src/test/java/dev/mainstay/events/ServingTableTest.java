package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.events.ScanSnapshot.ServiceState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a member of a pool serve. */
class ServingTableTest {

    @ParameterizedTest
    @CsvSource({
        "ENTERPRISE_FRONT_END, RTCSRV,         RUNNING,       true",
        "ENTERPRISE_FRONT_END, RTCSRV,         STOPPED,       false",
        "ENTERPRISE_FRONT_END, rtcsrv,         STOPPED,       false",
        "ENTERPRISE_FRONT_END, RTCSRV,         START_PENDING, false",
        "ENTERPRISE_FRONT_END, RTCSRV,         STOP_PENDING,  false",
        "ENTERPRISE_FRONT_END, RTCSRV,         PAUSED,        false",
        "ENTERPRISE_FRONT_END, RTCSRV,         UNKNOWN,       true",
        "ENTERPRISE_FRONT_END, MSSQL$RTCLOCAL, STOPPED,       false",
        "ENTERPRISE_FRONT_END, MSSQL$LYNCLOCAL, STOPPED,      false",
        "ENTERPRISE_FRONT_END, MSSQL$OTHER,    STOPPED,       true",
        "ENTERPRISE_FRONT_END, RTCCAA,         STOPPED,       true", // an application, not the Front End
        "STANDARD_EDITION,     MSSQL$RTC,      STOPPED,       false",
        "STANDARD_EDITION,     RTCSRV,         STOPPED,       false",
        "DIRECTOR,             RTCSRV,         STOPPED,       false",
        "EDGE,                 RTCSRV,         STOPPED,       false",
        "EDGE,                 RTCMEDIARELAY,  STOPPED,       false",
        "MEDIATION,            RTCMEDSRV,      START_PENDING, false",
        "EDGE,                 RTCDATAPROXY,   STOPPED,       false",
        "EDGE,                 RTCMRAUTH,      PAUSED,        false",
        "PERSISTENT_CHAT,      MSSQL$RTCLOCAL, STOPPED,       false",
        "PERSISTENT_CHAT,      RTCCHAT,        STOPPED,       true", // no source gives the name
        "ENTERPRISE_FRONT_END, RTCAVMCU,       STOPPED,       true",
        "ENTERPRISE_FRONT_END, REPLICA,        STOPPED,       true",
        "SURVIVABLE_BRANCH,    RTCMEDSRV,      STOPPED,       false",
        "VIDEO_INTEROP,        MSSQL$RTCLOCAL, STOPPED,       false",
        "VIDEO_INTEROP,        RTCVIS,         STOPPED,       true",
        "MONITORING,           MSSQL$RTCLOCAL, STOPPED,       false",
        "MONITORING,           RTCCDR,         STOPPED,       true",
        "ARCHIVING,            MSSQL$RTCLOCAL, START_PENDING, false",
        "AV_CONFERENCING,      MSSQL$RTCLOCAL, STOPPED,       false",
        "AV_CONFERENCING,      RTCAVMCU,       STOPPED,       true", // no source gives the name there
        "OFFICE_WEB_APPS,      WACSM,          STOPPED,       false",
        "OFFICE_WEB_APPS,      WACSM,          RUNNING,       true",
        "PLAIN,                WACSM,          STOPPED,       true",
        "PLAIN,                MSSQLSERVER,    STOPPED,       true",
        "UNKNOWN,              RTCSRV,         STOPPED,       true",
    })
    void aMemberServesWhileWhatItsKindNeedsRuns(PoolKind kind, String service, ServiceState state, boolean serves) {
        List<String> notRunning =
                ServingTable.notRunning(List.of(member(kind)), List.of(), List.of(new Service(service, state)));

        assertThat(notRunning.isEmpty()).isEqualTo(serves);
    }

    @Test
    void whatTheScanDoesNotListDecidesNothing() {
        assertThat(ServingTable.notRunning(List.of(member(PoolKind.ENTERPRISE_FRONT_END)), List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void anInstanceThatServesPoolsHasToRun() {
        List<Service> stopped = List.of(
                new Service("MSSQLSERVER", ServiceState.STOPPED), new Service("MSSQL$RTCPOOL", ServiceState.STOPPED));

        assertThat(ServingTable.notRunning(
                        List.of(member(PoolKind.SQL_STORE)),
                        List.of(instance("MSSQLSERVER", "fe.lync.example"), instance("RTCPOOL")),
                        stopped))
                .containsExactly("MSSQLSERVER STOPPED");
        assertThat(ServingTable.notRunning(List.of(), List.of(instance("RtcPool", "fe.lync.example")), stopped))
                .containsExactly("MSSQL$RTCPOOL STOPPED");
    }

    private static SqlInstance instance(String name, String... pools) {
        return new SqlInstance(name, List.of(), List.of(pools), Presence.CONFIRMED, null, null, null);
    }

    private static Membership member(PoolKind kind) {
        Pool pool = new Pool("pool.lync.example", "Lyon", kind, Product.LYNC_SERVER_2013, 3, null, false, null);
        return new Membership(pool, 1, null, null, List.of());
    }
}
