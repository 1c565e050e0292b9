package dev.mainstay.scanner.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.scanner.estate.EstateChanges;
import dev.mainstay.testing.Topics.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanIntakeTest {
    private static final String SCANS = "/agent/v1/scans";

    @Inject
    EstateChanges estate;

    @Inject
    DataSource database;

    @Test
    void completeScanIsStoredPublishedAndConfirmsTheHost() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-complete.example");
        UUID missing = UUID.randomUUID();
        UUID installed = UUID.randomUUID();
        ScanJson scan = ScanJson.complete()
                .offering(missing, "Service pack", "MISSING")
                .offering(installed, "Old one", "INSTALLED")
                .carrying("rtclocal", "UNKNOWN");

        // When
        TestAgent.Answer answer = agent.postGzip(SCANS, scan.text());

        // Then
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains(scan.id().toString()).contains("\"seenAgain\":false");
        Rest.host(agent.hostId())
                .body("host.freshness", equalTo("FRESH"))
                .body("host.sqlInstances[0].presence", equalTo("UNEXPECTED"))
                .body("host.sqlInstances[0].serviceState", equalTo("UNKNOWN"))
                .body("findings.findings[0].update.updateId", equalTo(missing.toString()))
                .body("findings.installed[0].updateId", equalTo(installed.toString()))
                .body("lastScan.offered", equalTo(1));
        given().get("/api/v1/updates/" + missing + "/hosts")
                .then()
                .body("hostIds", hasItem(agent.hostId().toString()));
        await().untilAsserted(() -> {
            assertThat(agent.scanEvents()).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo("scan.completed");
                assertThat(event.data().get("sequence").longValue()).isEqualTo(1);
                assertThat(event.data().get("findings")).hasSize(1);
                assertThat(event.data().at("/software/0/name").textValue()).isEqualTo("RTCLOCAL");
                assertThat(event.data().at("/software/0/version").textValue()).isEqualTo("11.0.7001.0");
                assertThat(event.data().at("/findings/0/eulaAccepted").booleanValue())
                        .isFalse();
                assertThat(event.data().at("/findings/0/eulaAccepted").isBoolean())
                        .isTrue();
            });
            assertThat(agent.hostEvents())
                    .extracting(Published::type)
                    .containsExactly("host.registered", "host.changed", "host.changed");
        });
    }

    @Test
    void failedAndPartialScansLeaveTheFindingsStandingAndOld() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-failed.example");
        UUID missing = UUID.randomUUID();
        agent.postGzip(
                SCANS, ScanJson.complete().offering(missing, "One", "MISSING").text());
        Rest.host(agent.hostId()).body("findingsAreOld", equalTo(false));

        // When
        agent.postGzip(SCANS, ScanJson.failed().text());
        agent.postGzip(SCANS, ScanJson.partial().text());

        // Then
        Rest.host(agent.hostId())
                .body("findings.findings[0].update.updateId", equalTo(missing.toString()))
                .body("findingsAreOld", equalTo(true))
                .body("lastScan.outcome", equalTo("PARTIAL"))
                .body("history[1].failure.hresult", equalTo("0x8024402C"));
        await().untilAsserted(() -> {
            List<Published> events = agent.scanEvents();
            assertThat(events)
                    .extracting(Published::type)
                    .containsExactly("scan.completed", "scan.failed", "scan.completed");
            assertThat(events.get(1).data().get("findings")).isEmpty();
            assertThat(events.get(2).data().get("outcome").textValue()).isEqualTo("PARTIAL");
        });
    }

    @Test
    void buildsFoundMakeAPoolSubscriptionEdition() {
        // Given: the synthetic estate as Skype for Business Server 2019, and an agent on its Standard Edition server
        String document = new String(Rest.fixture("synthetic-lync-2013.xml"), StandardCharsets.UTF_8)
                .replace("ServiceVersion=\"6\"", "ServiceVersion=\"8\"");
        Rest.importTopology(document.getBytes(StandardCharsets.UTF_8)).statusCode(200);
        TestAgent agent = new TestAgent();
        agent.enrol(Rest.token("se01.nantes.lync.example"), "se01.nantes.lync.example");
        Rest.host(agent.hostId()).body("host.memberships[0].pool.product", equalTo("SKYPE_FOR_BUSINESS_SERVER_2019"));

        // When
        agent.postGzip(
                SCANS,
                ScanJson.complete()
                        .carrying("RTC")
                        .carrying("EXTRA")
                        .runs("Skype for Business Server 2019, Core Components", "7.0.2046.820")
                        .runs("Something else", "99.0")
                        .text());
        estate.replan();

        // Then
        Rest.host(agent.hostId())
                .body("host.workloadBuild", equalTo("7.0.2046.820"))
                .body("host.memberships[0].pool.product", equalTo("SKYPE_FOR_BUSINESS_SERVER_SE"))
                .body("host.sqlInstances.name", equalTo(List.of("EXTRA", "LYNCLOCAL", "RTC", "RTCLOCAL")))
                .body("host.sqlInstances.presence", equalTo(List.of("UNEXPECTED", "MISSING", "CONFIRMED", "MISSING")));
    }

    @Test
    void bodyIsKeptAsTheHostSentIt() {
        TestAgent agent = Rest.enrolledAgent("scan-body.example");
        ScanJson scan = ScanJson.complete();
        byte[] sent = TestAgent.gzip(scan.text().getBytes(StandardCharsets.UTF_8));
        agent.postRaw(SCANS, sent);
        assertThat(storedBody(scan.id())).isEqualTo(sent);
    }

    private byte[] storedBody(UUID scanId) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("select body from scan_body where scan_id = ?")) {
            query.setObject(1, scanId);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
