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
import dev.mainstay.scanner.estate.EstateChanges;
import dev.mainstay.scanner.estate.Hosts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanFlowTest {
    private static final String SCANS = "/agent/v1/scans";

    @Inject
    Hosts hosts;

    @Inject
    EstateChanges estate;

    @Inject
    DataSource database;

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
            assertThat(hostEvents(agent))
                    .extracting(Published::type)
                    .containsExactly("host.registered", "host.changed", "host.changed");
        });
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
        await().untilAsserted(() -> assertThat(scanEvents(agent))
                .extracting(event -> event.data().get("sequence").intValue())
                .containsExactly(1, 2));
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
        await().untilAsserted(() -> assertThat(scanEvents(agent)).hasSize(2));
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
    void postsAtTheSameTimeAreStoredOnce() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-race.example");
        String scan = ScanJson.complete()
                .offering(UUID.randomUUID(), "One", "MISSING")
                .text();

        // When
        List<CompletableFuture<TestAgent.Answer>> posts = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> agent.postGzip(SCANS, scan)))
                .toList();
        List<TestAgent.Answer> answers =
                posts.stream().map(CompletableFuture::join).toList();

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.body()).contains("\"seenAgain\":false");
        });
        Rest.host(agent.hostId()).body("history", hasSize(1)).body("history[0].timesSeen", equalTo(1));
        await().untilAsserted(() -> assertThat(scanEvents(agent)).hasSize(1));
    }

    @Test
    void differentScansAtTheSameTimeKeepTheirOrder() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-order.example");

        // When
        List<CompletableFuture<TestAgent.Answer>> posts = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> agent.postGzip(
                        SCANS,
                        ScanJson.complete()
                                .offering(UUID.randomUUID(), "One", "MISSING")
                                .text())))
                .toList();
        posts.forEach(CompletableFuture::join);

        // Then
        await().untilAsserted(() -> assertThat(scanEvents(agent))
                .extracting(event -> event.data().get("sequence").intValue())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8));
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
            List<Published> events = scanEvents(agent);
            assertThat(events)
                    .extracting(Published::type)
                    .containsExactly("scan.completed", "scan.failed", "scan.completed");
            assertThat(events.get(1).data().get("findings")).isEmpty();
            assertThat(events.get(2).data().get("outcome").textValue()).isEqualTo("PARTIAL");
        });
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
        await().untilAsserted(() -> assertThat(hostEvents(agent))
                .extracting(event -> event.data().get("freshness").textValue())
                .containsExactly("NEVER_SCANNED", "NEVER_SCANNED", "FRESH", "STALE", "FRESH"));
    }

    @Test
    void neverScannedHostIsAskedAndTheScanThatNamesTheRequestAnswersIt() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-request.example");

        // When
        TestAgent.Answer wanted = agent.get("/agent/v1/scan-request");

        // Then
        assertThat(wanted.status()).isEqualTo(200);
        assertThat(agent.get("/agent/v1/scan-request").body()).isEqualTo(wanted.body());
        String requestId = wanted.body().replaceAll(".*\"requestId\":\"([^\"]+)\".*", "$1");
        agent.postGzip(SCANS, ScanJson.failed().with("requestId", requestId).text());
        assertThat(agent.get("/agent/v1/scan-request").status())
                .as("not asked again right after a failure")
                .isEqualTo(204);
        SettableClock.advance(Duration.ofMinutes(16));
        agent.clockIsOffBy(Duration.ofMinutes(16));
        assertThat(agent.get("/agent/v1/scan-request").status()).isEqualTo(200);
    }

    @Test
    void personCanAskForAScan() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-asked.example");
        agent.postGzip(SCANS, ScanJson.complete().text());

        // When
        given().contentType("application/json")
                .body("{\"fqdns\":[\"SCAN-asked.example\"],\"reason\":\"after the change\"}")
                .post("/api/v1/scan-requests")
                .then()
                .statusCode(202)
                .body("hosts", equalTo(1));

        // Then
        assertThat(agent.get("/agent/v1/scan-request").body()).contains("after the change");
        given().contentType("application/json")
                .body("{\"fqdns\":[\"nobody.example\"],\"reason\":\"x\"}")
                .post("/api/v1/scan-requests")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-host"));
        given().contentType("application/json")
                .body("{\"reason\":\"x\"}")
                .post("/api/v1/scan-requests")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void badScansAreRefusedAndChangeNothing() {
        TestAgent agent = Rest.enrolledAgent("scan-bad.example");
        byte[] gzip = TestAgent.gzip(ScanJson.complete().text().getBytes(StandardCharsets.UTF_8));
        byte[] broken = java.util.Arrays.copyOf(gzip, gzip.length - 6);

        refused(agent.postRaw(SCANS, broken), 400, "broken-gzip");
        refused(agent.postGzip(SCANS, "{\"scanId\":"), 400, "malformed-json");
        refused(agent.postGzip(SCANS, "{}"), 400, "invalid-request");
        refused(agent.postGzip(SCANS, ScanJson.complete().with("colour", "red").text()), 400, "invalid-request");
        refused(
                agent.postGzip(
                        SCANS, ScanJson.complete().with("outcome", "UNKNOWN").text()),
                400,
                "invalid-request");
        refused(
                agent.postGzip(
                        SCANS,
                        ScanJson.failed()
                                .offering(UUID.randomUUID(), "One", "MISSING")
                                .text()),
                400,
                "invalid-request");
        refused(
                agent.postGzip(
                        SCANS,
                        ScanJson.complete()
                                .with(
                                        "finishedAt",
                                        Instant.now().plusSeconds(400).toString())
                                .text()),
                422,
                "scan-in-the-future");
        String endless = " ".repeat(17 * 1024 * 1024) + ScanJson.complete().text();
        refused(agent.postGzip(SCANS, endless), 413, "body-too-large");

        Rest.host(agent.hostId()).body("history", hasSize(0));
        assertThat(scanEvents(agent)).isEmpty();
    }

    @Test
    void scanThatDoesNotFitIntoOneEventIsRefused() {
        TestAgent agent = Rest.enrolledAgent("scan-large.example");
        ScanJson scan = ScanJson.complete();
        IntStream.range(0, 1000).forEach(i -> scan.offering(UUID.randomUUID(), "x".repeat(200), "MISSING"));
        refused(agent.postGzip(SCANS, scan.text()), 413, "scan-too-large");
        Rest.host(agent.hostId()).body("history", hasSize(0)).body("host.freshness", equalTo("NEVER_SCANNED"));
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
        refused(stranger.postGzip(SCANS, ScanJson.complete().text()), 401, "unknown-agent");
        refused(impostor.postGzip(SCANS, ScanJson.complete().text()), 401, "bad-signature");
        agent.clockIsOffBy(Duration.ofHours(3));
        refused(agent.postGzip(SCANS, ScanJson.complete().text()), 401, "clock-skew");
        Rest.host(agent.hostId()).body("history", hasSize(0));
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

    private static void refused(TestAgent.Answer answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
    }

    private static List<Published> scanEvents(TestAgent agent) {
        return Topics.about(Topic.SCAN_RESULTS, agent.hostId());
    }

    private static List<Published> hostEvents(TestAgent agent) {
        return Topics.about(Topic.ESTATE_HOSTS, agent.hostId());
    }
}
