package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.EventJson;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.events.ScanSnapshot.ServiceState;
import dev.mainstay.scanner.scan.report.ScanReport;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How services stand by a scan. */
class ServicesEvaluatorTest {

    @Test
    void whatStartsIsNotStoppedAndAnInstanceWithoutAListedServiceStandsAsItSays() throws Exception {
        assertThat(services("COMPLETE", """
                {"name":"RTCSRV","displayName":"Lync Server Front-End","state":"START_PENDING","startType":"AUTOMATIC"},
                {"name":"MSSQL$RTCLOCAL","displayName":"SQL Server (RTCLOCAL)","state":"STOPPED","startType":"AUTOMATIC"}
                """))
                .containsExactly(
                        new Service("RTCSRV", ServiceState.START_PENDING),
                        new Service("MSSQL$RTCLOCAL", ServiceState.STOPPED),
                        new Service("MSSQL$LYNCLOCAL", ServiceState.PAUSED));
    }

    @Test
    void aScanThatFailedTellsNothing() throws Exception {
        assertThat(services("FAILED", "")).isNull();
    }

    private static @Nullable List<Service> services(String outcome, String services) throws Exception {
        String json = """
                {"scanId":"00000000-0000-0000-0000-000000000001","outcome":"%s","startedAt":"2026-11-29T08:00:00Z",
                 "finishedAt":"2026-11-29T08:01:00Z","agentVersion":"1","simulated":true,"updates":[],
                 "sqlInstances":[{"name":"RTCLOCAL","instanceId":"MSSQL11.RTCLOCAL","serviceState":"RUNNING"},
                                 {"name":"LyncLocal","instanceId":"MSSQL11.LYNCLOCAL","serviceState":"PAUSED"},
                                 {"name":"RTC","instanceId":"MSSQL11.RTC","serviceState":"UNKNOWN"}],
                 "components":[],"services":[%s]}
                """.formatted(outcome, services);
        return ServicesEvaluator.services(EventJson.mapper().readValue(json, ScanReport.class));
    }
}
