package dev.mainstay.scanner.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mainstay.scanner.OtherReplica;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.testing.Simultaneously;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Scans that come at the same moment, to one replica or to two. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanRaceTest {
    private static final String SCANS = "/agent/v1/scans";

    @Inject
    DataSource database;

    @Test
    void sameScanPostedManyTimesAtOnceIsStoredOnce() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-race.example");
        String scan = offeringOne(ScanJson.complete());

        // When
        List<TestAgent.Answer> answers = Simultaneously.call(8, i -> agent.postGzip(SCANS, scan));

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.body()).contains("\"seenAgain\":false");
        });
        Rest.host(agent.hostId()).body("history", hasSize(1)).body("history[0].timesSeen", equalTo(1));
        await().untilAsserted(() -> assertThat(agent.scanEvents()).hasSize(1));
    }

    @Test
    void differentScansOfOneHostAtOnceKeepTheirOrder() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-order.example");

        // When
        Simultaneously.call(8, i -> agent.postGzip(SCANS, offeringOne(ScanJson.complete())));

        // Then
        await().untilAsserted(() -> assertThat(agent.scanEvents())
                .extracting(event -> event.data().get("sequence").intValue())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Test
    void sameContentUnderManyIdsAtOnceIsStoredOnceAndSeenAgain() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-same-content.example");
        ScanJson scan = ScanJson.complete().offering(UUID.randomUUID(), "One", "MISSING");

        // When
        List<TestAgent.Answer> answers =
                Simultaneously.call(6, i -> agent.postGzip(SCANS, scan.again().text()));

        // Then
        assertThat(answers)
                .filteredOn(answer -> answer.body().contains("\"seenAgain\":false"))
                .hasSize(1);
        Rest.host(agent.hostId()).body("history", hasSize(1)).body("history[0].timesSeen", equalTo(6));
        await().untilAsserted(() -> assertThat(agent.scanEvents()).hasSize(1));
    }

    @Test
    void sameIdFromManyHostsAtOnceBelongsToOneOfThem() {
        // Given
        List<TestAgent> agents = List.of(
                Rest.enrolledAgent("scan-id-1.example"),
                Rest.enrolledAgent("scan-id-2.example"),
                Rest.enrolledAgent("scan-id-3.example"),
                Rest.enrolledAgent("scan-id-4.example"));
        String scan = offeringOne(ScanJson.complete());

        // When
        List<TestAgent.Answer> answers =
                Simultaneously.call(4, i -> agents.get(i).postGzip(SCANS, scan));

        // Then
        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 202)
                .allSatisfy(answer -> answer.isRefused(409, "scan-id-taken"));
        assertThat(agents.stream()
                        .flatMap(agent -> agent.scanEvents().stream())
                        .filter(event ->
                                !event.data().get("outcome").textValue().equals("FAILED")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void idThatAnotherReplicaTakesForAnotherHostInThisMomentIsTaken() {
        // Given
        ScanJson scan = ScanJson.complete();
        TestAgent other = Rest.enrolledAgent("scan-replica-1.example");
        TestAgent agent = Rest.enrolledAgent("scan-replica-2.example");
        try (OtherReplica replica = new OtherReplica(database)) {
            replica.does(
                    "insert into scan_receipt (scan_id, host_id, seen_again, received_at) values (?, ?, false, now())",
                    scan.id(),
                    other.hostId());

            // When
            TestAgent.Answer answer = replica.commitsWhile(() -> agent.postGzip(SCANS, scan.text()));

            // Then
            answer.isRefused(409, "scan-id-taken");
        }
        // What is refused at the door is seen as a failed scan (ADR 0021), and nothing of its content is.
        Rest.host(agent.hostId()).body("history", hasSize(1)).body("history[0].outcome", equalTo("FAILED"));
    }

    @Test
    void scanThatAnotherReplicaStoresInThisMomentGetsItsAnswer() {
        // Given
        ScanJson scan = ScanJson.complete();
        TestAgent agent = Rest.enrolledAgent("scan-replica-3.example");
        try (OtherReplica replica = new OtherReplica(database)) {
            replica.does("select from host where id = ? for no key update", agent.hostId());
            replica.does(
                    "insert into scan_receipt (scan_id, host_id, seen_again, received_at) values (?, ?, true, now())",
                    scan.id(),
                    agent.hostId());

            // When
            TestAgent.Answer answer = replica.commitsWhile(() -> agent.postGzip(SCANS, scan.text()));

            // Then
            assertThat(answer.status()).as(answer.body()).isEqualTo(202);
            assertThat(answer.body()).contains("\"seenAgain\":true");
        }
        Rest.host(agent.hostId()).body("history", hasSize(0));
    }

    @Test
    void hostThatAnotherReplicaRetiresInThisMomentIsUnknown() {
        // Given
        TestAgent agent = Rest.enrolledAgent("scan-replica-4.example");
        try (OtherReplica replica = new OtherReplica(database)) {
            replica.does("update host set state = 'RETIRED' where id = ?", agent.hostId());

            // When
            TestAgent.Answer answer = replica.commitsWhile(
                    () -> agent.postGzip(SCANS, ScanJson.complete().text()));

            // Then
            answer.isRefused(401, "unknown-agent");
        }
    }

    private static String offeringOne(ScanJson scan) {
        return scan.offering(UUID.randomUUID(), "One", "MISSING").text();
    }
}
