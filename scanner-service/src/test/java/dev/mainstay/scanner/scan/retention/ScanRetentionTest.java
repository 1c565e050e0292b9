package dev.mainstay.scanner.scan.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.testing.SettableClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class ScanRetentionTest {
    private static final String SCANS = "/agent/v1/scans";

    @Inject
    Retentions retentions;

    @Inject
    ScanRetentionStore store;

    @Inject
    DataSource database;

    private Duration passed = Duration.ZERO;

    @AfterEach
    void present() {
        SettableClock.reset();
    }

    @Test
    void bodiesGoFirstThenScansAndWhatStandsStays() {
        // Given: three complete scans and a failed one after them
        TestAgent agent = Rest.enrolledAgent("retention.example");
        UUID missing = UUID.randomUUID();
        ScanJson first = post(agent, ScanJson.complete().offering(UUID.randomUUID(), "One", "MISSING"));
        ScanJson second = post(agent, ScanJson.complete().offering(UUID.randomUUID(), "Two", "MISSING"));
        ScanJson third = post(agent, ScanJson.complete().offering(missing, "Three", "MISSING"));
        ScanJson failed = post(agent, ScanJson.failed());

        pass(89);
        assertThat(bodies(agent)).containsExactlyInAnyOrder(first.id(), second.id(), third.id(), failed.id());

        pass(2);
        assertThat(bodies(agent)).containsExactlyInAnyOrder(third.id(), failed.id());
        Rest.host(agent.hostId()).body("history", hasSize(4));

        pass(310);
        assertThat(bodies(agent)).containsExactlyInAnyOrder(third.id(), failed.id());
        Rest.host(agent.hostId())
                .body("history", hasSize(2))
                .body("lastScan.outcome", equalTo("FAILED"))
                .body("findings.findings[0].update.updateId", equalTo(missing.toString()));

        // And the numbering goes on
        post(agent, ScanJson.complete());
        pass(401);
        Rest.host(agent.hostId()).body("history", hasSize(1)).body("findings.sequence", equalTo(5));
    }

    @Test
    void scanCountsFromWhenItWasLastSeenAgain() {
        // Given
        TestAgent agent = Rest.enrolledAgent("retention-seen.example");
        ScanJson seen = post(agent, ScanJson.complete().offering(UUID.randomUUID(), "One", "MISSING"));
        pass(80);
        post(agent, seen.again());
        ScanJson next = post(agent, ScanJson.complete());

        pass(80);
        assertThat(bodies(agent)).contains(seen.id());

        pass(11);
        assertThat(bodies(agent)).containsExactly(next.id());
    }

    @Test
    void answersAreRememberedForAWeekAndAnsweredRequestsAsLongAsScans() {
        // Given
        TestAgent agent = Rest.enrolledAgent("retention-answers.example");
        String wanted = agent.get("/agent/v1/scan-request").body();
        String request = wanted.replaceAll(".*\"requestId\":\"([^\"]+)\".*", "$1");
        post(agent, ScanJson.complete().with("requestId", request));
        String receipts = "select scan_id from scan_receipt where host_id = ?";
        String requests = "select request_id from scan_request where host_id = ?";

        pass(6);
        assertThat(ids(receipts, agent)).hasSize(1);
        pass(2);
        assertThat(ids(receipts, agent)).isEmpty();
        assertThat(ids(requests, agent)).containsExactly(UUID.fromString(request));
        pass(400);
        assertThat(ids(requests, agent)).isEmpty();
    }

    @Test
    void oneStatementRemovesNoMoreThanItsLimit() {
        // Given
        TestAgent agent = Rest.enrolledAgent("retention-limit.example");
        for (int i = 0; i < 4; i++) {
            post(agent, ScanJson.complete().offering(UUID.randomUUID(), "One", "MISSING"));
        }
        Instant later = Instant.now().plusSeconds(60);

        // Then: three of this host's four may go, and those of the other tests
        int removed = 0;
        for (int batch = 2; batch > 0; removed += batch) {
            batch = store.removeBodies(later, 2);
            assertThat(batch).isLessThanOrEqualTo(2);
        }
        assertThat(removed).isGreaterThanOrEqualTo(3);
        assertThat(bodies(agent)).hasSize(1);
    }

    private ScanJson post(TestAgent agent, ScanJson scan) {
        agent.clockIsOffBy(passed);
        TestAgent.Answer answer = agent.postGzip(SCANS, scan.text());
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return scan;
    }

    /** Lets days pass and sweeps. */
    private void pass(int days) {
        SettableClock.advance(Duration.ofDays(days));
        passed = passed.plusDays(days);
        while (retentions.sweep()) {
            // A full batch: there may be more.
        }
    }

    private Set<UUID> bodies(TestAgent agent) {
        return ids("select scan_id from scan_body join scan using (scan_id) where host_id = ?", agent);
    }

    private Set<UUID> ids(String sql, TestAgent agent) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, agent.hostId());
            Set<UUID> ids = new HashSet<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
