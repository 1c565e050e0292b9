package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.Topic;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.SettableClock;
import dev.mainstay.testing.Topics;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the stories have in common. */
public final class Steps {
    private static final Duration SOON = Duration.ofSeconds(20);

    private Steps() {}

    /** A baseline that lets everything through. */
    public static UUID baseline() {
        return baselineOfAge(0);
    }

    /** A baseline that lets everything through that was published so many days ago. */
    public static UUID baselineOfAge(int days) {
        Rest.Answer made =
                Rest.post("/api/v1/baselines", "{\"name\":\"Everything\",\"minimumAgeDays\":%d}".formatted(days));
        assertThat(made.status()).isEqualTo(201);
        return UUID.fromString(made.body().path("baselineId").asText());
    }

    /** An active rollout over the hosts. */
    public static UUID rollout(UUID... hosts) {
        return rollout(0, hosts);
    }

    public static UUID rollout(int maxFailed, UUID... hosts) {
        return rolloutUnder(baseline(), maxFailed, hosts);
    }

    public static UUID rolloutUnder(UUID baseline, int maxFailed, UUID... hosts) {
        String ids = Arrays.stream(hosts).map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        Rest.Answer made = Rest.post(
                "/api/v1/rollouts",
                "{\"name\":\"November\",\"baselineId\":\"%s\",\"hostIds\":[%s],\"maxFailed\":%d}"
                        .formatted(baseline, ids, maxFailed));
        assertThat(made.status()).isEqualTo(201);
        return UUID.fromString(made.body().path("rolloutId").asText());
    }

    /** Waits until the host's newest job has the status. */
    public static UUID jobOf(TestHost host, String status) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(newest(host).path("status").asText()).isEqualTo(status));
        return UUID.fromString(newest(host).path("jobId").asText());
    }

    public static void awaitStatus(UUID job, String status) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> assertThat(job(job).path("status").asText()).isEqualTo(status));
    }

    public static JsonNode job(UUID job) {
        return Rest.get("/api/v1/jobs/" + job).body();
    }

    public static JsonNode jobs(TestHost host) {
        return Rest.get("/api/v1/jobs?hostId=" + host.id).body().path("items");
    }

    private static JsonNode newest(TestHost host) {
        return jobs(host).path(0);
    }

    /** The order of the host's released job. */
    public static JsonNode leased(TestHost host) {
        Rest.Answer answer = host.lease();
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** Leases the job and begins to install; returns the fence. */
    public static long started(TestHost host, UUID job) {
        long fence = leased(host).path("fence").asLong();
        assertThat(host.progress(job, fence, "INSTALL", "RUNNING").status()).isEqualTo(200);
        return fence;
    }

    /** Says as the agent does that the host could not take the order: only looked at. */
    public static void failInPreflight(TestHost host, UUID job, long fence) {
        assertThat(host.progress(job, fence, "PREFLIGHT", "RUNNING").status()).isEqualTo(200);
        assertThat(host.result(job, fence, "FAILED", "UNKNOWN").status()).isEqualTo(200);
        awaitStatus(job, "FAILED");
    }

    public static String rolloutState(UUID rollout) {
        return Rest.get("/api/v1/rollouts/" + rollout).body().path("state").asText();
    }

    /** Why members of the pool are out. */
    public static List<String> outs(String pool) {
        return Rest.get("/api/v1/pools/" + pool + "/plan")
                .body()
                .path("members")
                .findValuesAsText("out");
    }

    /** Carries the host's job to its good end. */
    public static void succeed(TestHost host, UUID job) {
        long fence = leased(host).path("fence").asLong();
        assertThat(host.result(job, fence, "INSTALLED", "HEALTHY").status()).isEqualTo(200);
        host.scannedFor(job);
        awaitStatus(job, "SUCCEEDED");
    }

    /** Makes it later, the service having been there all the while. */
    public static void timePasses(Duration by) {
        Sightings.seenAt(new SettableClock().instant().plus(by));
        SettableClock.advance(by);
    }

    /** Waits until the service has taken everything published so far. */
    public static void awaitTaken() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Topics.notTaken("patch-service", Topic.ESTATE_HOSTS, Topic.SCAN_RESULTS))
                                .isEmpty());
    }

    /** The statuses of the hosts' newest jobs. */
    public static List<String> statuses(List<TestHost> hosts) {
        return hosts.stream().map(host -> newest(host).path("status").asText()).toList();
    }

    public static TestHost withStatus(List<TestHost> hosts, String status) {
        return hosts.stream()
                .filter(host -> newest(host).path("status").asText().equals(status))
                .findFirst()
                .orElseThrow();
    }

    /** Whether a transaction of this database waits for what another one holds. */
    public static boolean someoneWaitsForALock() {
        try (Connection connection =
                        Arc.container().instance(AgroalDataSource.class).get().getConnection();
                Statement statement = connection.createStatement();
                ResultSet waiting = statement.executeQuery("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """)) {
            return waiting.next() && waiting.getInt(1) > 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
