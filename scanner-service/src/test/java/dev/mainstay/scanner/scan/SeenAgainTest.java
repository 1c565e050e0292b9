package dev.mainstay.scanner.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.testing.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class SeenAgainTest {
    private static final String SCANS = "/agent/v1/scans";

    @Inject
    Hosts hosts;

    @AfterEach
    void present() {
        SettableClock.reset();
    }

    @Test
    void sameContentIsOnlySeenAgain() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-again.example");
        ScanJson first = ScanJson.complete().offering(UUID.randomUUID(), "One", "MISSING");
        agent.postGzip(SCANS, first.text());

        // When
        TestAgent.Answer again = agent.postGzip(SCANS, first.again().text());
        TestAgent.Answer other = agent.postGzip(
                SCANS,
                first.again().offering(UUID.randomUUID(), "Two", "MISSING").text());

        // Then
        assertThat(again.body()).contains("\"seenAgain\":true");
        assertThat(other.body()).contains("\"seenAgain\":false");
        Rest.host(agent.hostId()).body("history", hasSize(2)).body("history[1].timesSeen", equalTo(2));
        await().untilAsserted(() -> assertThat(agent.scanEvents())
                .extracting(event -> event.data().get("sequence").intValue())
                .containsExactly(1, 2));
    }

    @Test
    void updateHistoryIsKeptApartAndMakesNoScanNew() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-update-history.example");
        given().get("/api/v1/hosts/" + agent.hostId() + "/update-history")
                .then()
                .statusCode(404);
        ScanJson first = ScanJson.complete().remembering("Definition update 1", "MoUpdateOrchestrator");
        agent.postGzip(SCANS, first.text());

        // When
        TestAgent.Answer again = agent.postGzip(
                SCANS, first.again().remembering("Rollup", "Mainstay").text());

        // Then
        assertThat(again.body()).contains("\"seenAgain\":true");
        given().get("/api/v1/hosts/" + agent.hostId() + "/update-history")
                .then()
                .statusCode(200)
                .body("entries", hasSize(2))
                .body("entries[0].title", equalTo("Definition update 1"))
                .body("entries[0].byMainstay", equalTo(false))
                .body("entries[1].byMainstay", equalTo(true));
    }

    @Test
    void scanThatVerifiesAJobIsNeverSeenAgain() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-job.example");
        ScanJson scan = ScanJson.complete().with("jobId", UUID.randomUUID().toString());
        agent.postGzip(SCANS, scan.text());

        // When
        TestAgent.Answer again = agent.postGzip(SCANS, scan.again().text());

        // Then
        assertThat(again.body()).contains("\"seenAgain\":false");
        await().untilAsserted(() -> assertThat(agent.scanEvents()).hasSize(2));
    }

    @Test
    void sameScanIdGetsTheFirstAnswerWhateverItSays() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-id.example");
        ScanJson first = ScanJson.complete();
        ScanJson again = first.again();
        agent.postGzip(SCANS, first.text());
        agent.postGzip(SCANS, again.text());
        agent.postGzip(SCANS, ScanJson.partial().text());

        // When
        TestAgent.Answer firstOnceMore = agent.postGzip(SCANS, first.text());
        TestAgent.Answer againOnceMore = agent.postGzip(SCANS, again.text());

        // Then
        assertThat(firstOnceMore.body()).contains("\"seenAgain\":false");
        assertThat(againOnceMore.body()).contains("\"seenAgain\":true");
        Rest.host(agent.hostId()).body("history", hasSize(2));
    }

    @Test
    void staleHostBecomesFreshWhenTheSameScanComesAgain() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-stale.example");
        ScanJson scan = ScanJson.complete();
        agent.postGzip(SCANS, scan.text());
        assertThat(agent.get("/agent/v1/scan-request").status()).isEqualTo(204);

        // When
        SettableClock.advance(Duration.ofHours(27));
        while (hosts.expire(Duration.ofHours(26), 1) > 0) {
            // One host at a time: the batches of a sweep.
        }

        // Then
        Rest.host(agent.hostId()).body("host.freshness", equalTo("STALE"));
        SettableClock.reset();
        TestAgent.Answer again = agent.postGzip(SCANS, scan.again().text());
        assertThat(again.body()).contains("\"seenAgain\":true");
        Rest.host(agent.hostId()).body("host.freshness", equalTo("FRESH"));
        await().untilAsserted(() -> assertThat(agent.hostEvents())
                .extracting(event -> event.data().get("freshness").textValue())
                .containsExactly("NEVER_SCANNED", "NEVER_SCANNED", "FRESH", "STALE", "FRESH"));
    }

    @Test
    void everybodyHearsWhenTheHostWasScannedAgain() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-heard.example");
        ScanJson scan = ScanJson.complete();
        agent.postGzip(SCANS, scan.text());

        // When
        agent.postGzip(SCANS, scan.again().text());
        agent.postGzip(SCANS, scan.again().text());

        // Then
        String here = given().get("/api/v1/hosts/" + agent.hostId()).path("host.lastScanAt");
        await().untilAsserted(() -> {
            assertThat(agent.hostEvents()).hasSize(5);
            assertThat(agent.hostEvents().getLast().data().path("lastScanAt").textValue())
                    .isEqualTo(here);
        });
    }
}
