package dev.mainstay.scanner.scan;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.mainstay.events.Topic;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.SettableClock;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.scanner.Topics;
import dev.mainstay.scanner.Topics.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanFlowTest {
    private static final String SCANS = "/agent/v1/scans";

    @AfterEach
    void present() {
        SettableClock.reset();
    }

    @Test
    void completeScanIsStoredPublishedAndConfirmsTheHost() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-complete.example");
        UUID missing = UUID.randomUUID();
        UUID installed = UUID.randomUUID();
        ScanJson scan = ScanJson.complete()
                .offering(missing, "Service pack", "MISSING")
                .offering(installed, "Old one", "INSTALLED")
                .carrying("rtclocal");

        // When
        TestAgent.Answer answer = agent.postGzip(SCANS, scan.text());

        // Then
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains(scan.id().toString()).contains("\"seenAgain\":false");
        Rest.host(agent.hostId())
                .body("host.freshness", equalTo("FRESH"))
                .body("host.sqlInstances[0].presence", equalTo("UNEXPECTED"))
                .body("findings.findings[0].update.updateId", equalTo(missing.toString()))
                .body("findings.installed[0].updateId", equalTo(installed.toString()))
                .body("lastScan.offered", equalTo(1));
        given().get("/api/v1/updates/" + missing + "/hosts")
                .then()
                .body("hostIds", hasItem(agent.hostId().toString()));
        await().untilAsserted(() -> {
            assertThat(scanEvents(agent)).singleElement().satisfies(event -> {
                assertThat(event.type()).isEqualTo("scan.completed");
                assertThat(event.data().get("sequence").longValue()).isEqualTo(1);
                assertThat(event.data().get("findings")).hasSize(1);
            });
            assertThat(hostEvents(agent)).extracting(Published::type).containsExactly(
                    "host.registered", "host.changed", "host.changed");
        });
    }

    private static List<Published> scanEvents(TestAgent agent) {
        return Topics.about(Topic.SCAN_RESULTS, agent.hostId());
    }

    private static List<Published> hostEvents(TestAgent agent) {
        return Topics.about(Topic.ESTATE_HOSTS, agent.hostId());
    }
}
