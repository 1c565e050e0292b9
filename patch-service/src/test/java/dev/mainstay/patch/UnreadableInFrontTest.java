package dev.mainstay.patch;

import dev.mainstay.testing.SettableClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that run out while more than a sweep looks at at once are due before them, and cannot be read. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class UnreadableInFrontTest {

    private static final int MANY = 250;

    /** Ids below all that are made at random. */
    private static final String IDS = "('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid";

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void backToThePresent() {
        SettableClock.reset();
        Sightings.seenNow();
    }

    @AfterEach
    void goneAgain() {
        sql("delete from job where job_id in (select " + IDS + " from generate_series(1, " + MANY + ") n)");
        backToThePresent();
    }

    @Test
    void aLeaseRunsOutAllTheSame() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        Steps.started(host, job);
        unreadable("RUNNING", "now() - interval '1 hour'", "null");

        Steps.timePasses(Duration.ofSeconds(61));

        Steps.awaitStatus(job, "LOST");
    }

    @Test
    void aProofIsOverdueAllTheSame() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.started(host, job);
        host.result(job, fence, "INSTALLED", "HEALTHY");
        Steps.awaitStatus(job, "VERIFYING");
        unreadable("VERIFYING", "null", "now() - interval '1 hour'");

        Steps.timePasses(Duration.ofHours(3));

        Steps.awaitStatus(job, "VERIFY_FAILED");
    }

    @Test
    void whatWaitedTooLongExpiresAllTheSame() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        unreadable("READY", "null", "null");

        Steps.timePasses(Duration.ofDays(31));

        Steps.awaitStatus(job, "EXPIRED");
    }

    private static TestHost withJob() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        return host;
    }

    private void unreadable(String status, String leaseExpiresAt, String verifyBy) {
        UUID rollout = Steps.rollout(UUID.randomUUID());
        sql("""
                insert into job (job_id, sequence, host_id, rollout_id, status, attempt, order_fingerprint, planned_at,
                    lease_expires_at, verify_by, body)
                select %s, 1, gen_random_uuid(), '%s', '%s', 1, 'x', now() - interval '60 days', %s, %s, 'no JSON'
                  from generate_series(1, %d) n
                """.formatted(IDS, rollout, status, leaseExpiresAt, verifyBy, MANY));
    }

    private void sql(String statement) {
        try (Connection connection = database.getConnection();
                Statement prepared = connection.createStatement()) {
            prepared.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
