package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanRefusalTest {
    private static final String SCANS = "/agent/v1/scans";

    @Test
    void badScansAreRefusedAndChangeNothing() {
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
        String endless = " ".repeat(17 * 1024 * 1024) + ScanJson.complete().text();
        agent.postGzip(SCANS, endless).isRefused(413, "body-too-large");

        Rest.host(agent.hostId()).body("history", hasSize(0));
        assertThat(agent.scanEvents()).isEmpty();
    }

    @Test
    void scanThatDoesNotFitIntoOneEventIsRefused() {
        TestAgent agent = Rest.enrolledAgent("scan-large.example");
        ScanJson scan = ScanJson.complete();
        IntStream.range(0, 1000).forEach(i -> scan.offering(UUID.randomUUID(), "x".repeat(200), "MISSING"));
        agent.postGzip(SCANS, scan.text()).isRefused(413, "scan-too-large");
        Rest.host(agent.hostId()).body("history", hasSize(0)).body("host.freshness", equalTo("NEVER_SCANNED"));
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
