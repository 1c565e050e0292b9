package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.release.Releases;
import dev.mainstay.testing.Rest;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job's row that cannot be read is set aside for itself: never taken for no job, and nobody else waits for it. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class UnreadableJobTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CANCEL = "{\"reason\":\"I looked at the host\"}";
    private static final String NO_FQDN = "(body::jsonb #- '{order,fqdn}')::text";

    @Inject
    AgroalDataSource database;

    @Inject
    Releases releases;

    @Inject
    MeterRegistry meters;

    private final List<UUID> spoilt = new ArrayList<>();

    @AfterEach
    void aPersonEndsWhatIsLeft() {
        spoilt.forEach(job -> Rest.post("/api/v1/jobs/" + job + "/cancel", CANCEL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NO_FQDN,
                "'no JSON'",
                "''",
                "'null'",
                "'{}'",
                "jsonb_set(body::jsonb, '{order,work,kind}', '\"DANCE\"')::text",
                "jsonb_set(body::jsonb, '{order,plannedAt}', '\"yesterday\"')::text",
            })
    void othersAreReleasedAllTheSame(String body) {
        double before = unreadable();
        UUID job = spoilt(withJob(), body);
        TestHost other = withJob();

        UUID others = Steps.jobOf(other, "READY");
        Steps.succeed(other, others);

        assertThat(unreadable()).isPositive().isEqualTo(before + 1);
        JsonNode shown = Steps.job(job);
        assertThat(shown.path("status").asText()).isEqualTo("READY");
        assertThat(shown.at("/reason/code").asText()).isEqualTo("job-unreadable");
        assertThat(shown.at("/reason/translations/0/language").asText()).isEqualTo("fr");
    }

    @Test
    void itsHostCountsAsOutWhetherItWasReleasedOrNot() {
        String pool = "pool" + UUID.randomUUID() + ".lync.example";
        List<TestHost> members = List.of(new TestHost(), new TestHost(), new TestHost());
        Steps.rollout(members.stream().map(host -> host.id).toArray(UUID[]::new));
        for (int i = 0; i < members.size(); i++) {
            members.get(i).inFrontEndPool(pool, members.size(), i + 1);
        }
        members.forEach(host -> host.scanned(TestHost.update()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Steps.statuses(members))
                        .containsExactlyInAnyOrder("READY", "SCHEDULED", "SCHEDULED"));
        TestHost first = Steps.withStatus(members, "READY");
        TestHost waiting = Steps.withStatus(members, "SCHEDULED");

        spoilt(waiting, NO_FQDN);
        releases.run();

        assertThat(Steps.outs(pool)).containsExactly("JOB_UNREADABLE");
        assertThat(Steps.statuses(List.of(first))).as("taken back").containsExactly("BLOCKED");
        assertThat(Rest.get("/api/v1/jobs?pool=" + pool).body().path("items")).hasSize(3);
    }

    @Test
    void itIsNotSignedAndNothingButAPersonsWordEndsIt() {
        TestHost host = withJob();
        UUID job = spoilt(host, NO_FQDN);

        assertThat(host.lease().status()).isEqualTo(204);
        UpdateRef later = TestHost.update();
        host.scanned(later);
        Steps.awaitTaken();
        assertThat(Steps.jobs(host)).as("no other job beside it").hasSize(1);
        assertThat(Rest.post("/api/v1/jobs/" + job + "/settlement", "{\"outcome\":\"FAILED\",\"reason\":\"r\"}")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("job-unreadable");

        assertThat(Rest.post("/api/v1/jobs/" + job + "/cancel", CANCEL).status())
                .isEqualTo(200);

        assertThat(Steps.job(job).path("status").asText()).isEqualTo("CANCELLED");
        assertThat(Steps.job(job).at("/reason/code").asText()).isEqualTo("cancelled");
        UUID next = Steps.jobOf(host, "READY");
        assertThat(next).isNotEqualTo(job);
        assertThat(Steps.job(next).at("/updates/0/update/updateId").asText())
                .as("of the scan that came meanwhile")
                .isEqualTo(later.updateId().toString());
    }

    @Test
    void whatWasBegunMayHaveBeenDone() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.started(host, job);
        spoilt(host, NO_FQDN);

        assertThat(host.progress(job, fence, "INSTALL", "DONE")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("job-unreadable");
        Rest.post("/api/v1/jobs/" + job + "/cancel", CANCEL);

        assertThat(Steps.job(job).path("status").asText()).isEqualTo("FAILED");
        assertThat(host.progress(job, fence, "INSTALL", "DONE").status()).isEqualTo(409);
    }

    /** Of those statuses the second bars nothing by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "EXPIRED"})
    void whatEndedAndCannotBeReadIsNotOrderedAgainByItself(String status) {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");
        Rest.post("/api/v1/jobs/" + job + "/cancel", CANCEL);
        Steps.awaitStatus(job, "CANCELLED");
        sql("update job set status = ?, body = " + NO_FQDN + " where job_id = ?", status, job);

        host.scanned(update);
        Steps.awaitTaken();

        assertThat(Steps.jobs(host)).hasSize(1);
        host.scanned(update, TestHost.update());
        assertThat(Steps.jobOf(host, "READY")).as("another order is given").isNotEqualTo(job);
    }

    private double unreadable() {
        return meters.get("patch.jobs.unreadable").gauge().value();
    }

    /** Writes something else over the body of the host's job. */
    private UUID spoilt(TestHost host, String body) {
        UUID job = UUID.fromString(Steps.jobs(host).path(0).path("jobId").asText());
        sql("update job set body = " + body + " where job_id = ?", job);
        spoilt.add(job);
        return job;
    }

    private static TestHost withJob() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");
        return host;
    }

    private void sql(String statement, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < arguments.length; i++) {
                prepared.setObject(i + 1, arguments[i]);
            }
            assertThat(prepared.executeUpdate()).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
