package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanRefusalTest {
    private static final String SCANS = "/agent/v1/scans";

    @Test
    void refusedScansAreSeenAsFailedOnes() {
        TestAgent agent = Rest.enrolledAgent("scan-bad.example");
        byte[] gzip = TestAgent.gzip(ScanJson.complete().text().getBytes(StandardCharsets.UTF_8));
        byte[] broken = java.util.Arrays.copyOf(gzip, gzip.length - 6);

        agent.postRaw(SCANS, broken).isRefused(400, "broken-gzip");
        agent.postGzip(SCANS, "{\"scanId\":").isRefused(400, "malformed-json");
        agent.postGzip(SCANS, "{}").isRefused(400, "invalid-request");
        agent.postGzip(SCANS, ScanJson.complete().with("colour", "red").text()).isRefused(400, "invalid-request");
        agent.postGzip(SCANS, ScanJson.complete().with("outcome", "UNKNOWN").text())
                .isRefused(400, "invalid-request");
        agent.postGzip(
                        SCANS,
                        ScanJson.failed()
                                .offering(UUID.randomUUID(), "One", "MISSING")
                                .text())
                .isRefused(400, "invalid-request");
        agent.postGzip(
                        SCANS,
                        ScanJson.complete()
                                .with(
                                        "finishedAt",
                                        Instant.now().plusSeconds(400).toString())
                                .text())
                .isRefused(422, "scan-in-the-future");
        String endless = " ".repeat(25 * 1024 * 1024) + ScanJson.complete().text();
        agent.postGzip(SCANS, endless).isRefused(413, "body-too-large");

        await().untilAsserted(() -> assertThat(agent.scanEvents())
                .allSatisfy(event -> assertThat(event.type()).isEqualTo("scan.failed"))
                .extracting(
                        event -> event.data().at("/failure/message").textValue().replaceAll("^.*?\\((.*?)\\).*$", "$1"))
                .startsWith("broken-gzip", "malformed-json", "invalid-request")
                .endsWith("scan-in-the-future", "body-too-large"));
        Rest.host(agent.hostId())
                .body("host.freshness", equalTo("NEVER_SCANNED"))
                .body("lastScan.outcome", equalTo("FAILED"))
                .body("lastScan.failure.message", startsWith("The scan was refused (body-too-large): "));
    }

    @Test
    void sameRefusalAgainMakesNoSeriesAndAnswersTheRequest() {
        TestAgent agent = Rest.enrolledAgent("scan-bad-again.example");
        assertThat(agent.get("/agent/v1/scan-request").status()).isEqualTo(200);

        agent.postGzip(SCANS, "{}").isRefused(400, "invalid-request");
        agent.postGzip(SCANS, "{}").isRefused(400, "invalid-request");
        for (int ahead : new int[] {400, 500}) {
            agent.postGzip(
                            SCANS,
                            ScanJson.complete()
                                    .with(
                                            "finishedAt",
                                            Instant.now().plusSeconds(ahead).toString())
                                    .text())
                    .isRefused(422, "scan-in-the-future");
        }

        Rest.host(agent.hostId()).body("history", hasSize(2)).body("history.timesSeen", equalTo(List.of(2, 2)));
        assertThat(agent.get("/agent/v1/scan-request").status()).isEqualTo(204);
        agent.postGzip(SCANS, ScanJson.complete().text());
        Rest.host(agent.hostId()).body("host.freshness", equalTo("FRESH"));
    }

    @Test
    void fiveThousandUpdatesWithTheLongestTitlesArriveWhole() {
        TestAgent agent = Rest.enrolledAgent("scan-large.example");
        ScanJson scan = ScanJson.complete();
        String[] cves = IntStream.range(0, 8).mapToObj(i -> "CVE-2026-1234" + i).toArray(String[]::new);
        IntStream.range(0, 5000)
                .forEach(i -> scan.offering(UUID.randomUUID(), i + "\u66f4".repeat(250), "MISSING", cves));

        assertThat(agent.postGzip(SCANS, scan.text()).status()).isEqualTo(202);

        await().untilAsserted(() -> assertThat(agent.scanEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.data().path("findings")).hasSize(5000)));
        Rest.host(agent.hostId()).body("host.freshness", equalTo("FRESH"));
    }

    @Test
    void scanIdOfAnotherHostIsRefused() {
        // Given
        ScanJson scan = ScanJson.complete();
        Rest.enrolledAgent("scan-taken-1.example").postGzip(SCANS, scan.text());

        // When
        TestAgent.Answer taken = Rest.enrolledAgent("scan-taken-2.example").postGzip(SCANS, scan.text());

        // Then
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.body()).contains("scan-id-taken");
    }

    @Test
    void strangersAndWrongClocksAreRefused() {
        // Given
        TestAgent stranger = new TestAgent();
        stranger.is(UUID.randomUUID());
        TestAgent impostor = new TestAgent();
        TestAgent agent = Rest.enrolledAgent("scan-clock.example");
        impostor.is(agent.hostId());

        // Then
        stranger.postGzip(SCANS, ScanJson.complete().text()).isRefused(401, "unknown-agent");
        impostor.postGzip(SCANS, ScanJson.complete().text()).isRefused(401, "bad-signature");
        agent.clockIsOffBy(Duration.ofHours(3));
        agent.postGzip(SCANS, ScanJson.complete().text()).isRefused(401, "clock-skew");
        Rest.host(agent.hostId()).body("history", hasSize(0));
    }
}
