package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.Topic;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.SettableClock;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service itself was not there for a while: stopped, suspended, or without its database. Its agents worked on. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class AbsenceTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** A host whose agent installs. */
    private record Running(TestHost host, UUID job, long fence) {
        String status() {
            return Steps.job(job).path("status").asText();
        }

        void succeeds() {
            assertThat(host.result(job, fence, "INSTALLED", "HEALTHY").status()).isEqualTo(200);
            host.scannedFor(job);
            Steps.awaitStatus(job, "SUCCEEDED");
        }
    }

    /** Tests before may have been in a future, in which the service was last seen. */
    @BeforeEach
    @AfterEach
    void backToThePresent() {
        SettableClock.reset();
        Sightings.seenNow();
    }

    @Test
    void nothingIsLostBecauseTheServiceWasNotThere() {
        List<TestHost> hosts = hosts(8);
        UUID rollout = rollout(0, hosts);
        List<Running> running = running(hosts);

        SettableClock.advance(Duration.ofSeconds(90));
        Sightings.awaitSeen();

        assertThat(running).extracting(Running::status).containsOnly("RUNNING");
        assertThat(Steps.rolloutState(rollout)).isEqualTo("ACTIVE");
        running.forEach(Running::succeeds);
        assertThat(running)
                .allSatisfy(one -> assertThat(Topics.types(Topic.PATCH_JOBS, one.job()))
                        .contains("job.running")
                        .doesNotContain("job.lost"));
    }

    @Test
    void aProofIsAwaitedLongerByTheTimeNobodyCouldTakeIt() {
        List<TestHost> hosts = hosts(1);
        rollout(0, hosts);
        Running one = running(hosts).getFirst();
        one.host().result(one.job(), one.fence(), "INSTALLED", "HEALTHY");
        Steps.awaitStatus(one.job(), "VERIFYING");

        SettableClock.advance(Duration.ofHours(3));
        Sightings.awaitSeen();

        assertThat(one.status()).isEqualTo("VERIFYING");
        one.host().scannedFor(one.job());
        Steps.awaitStatus(one.job(), "SUCCEEDED");
    }

    @Test
    void whatTheAgentsSayUndoesLostAndItsHalt() {
        List<TestHost> hosts = hosts(2);
        UUID rollout = rollout(0, hosts);
        List<Running> running = running(hosts);
        Steps.timePasses(Duration.ofSeconds(61));
        running.forEach(one -> Steps.awaitStatus(one.job(), "LOST"));
        assertThat(Steps.rolloutState(rollout)).isEqualTo("HALTED");

        Running first = running.getFirst();
        assertThat(first.host()
                        .progress(first.job(), first.fence(), "INSTALL", "RUNNING")
                        .status())
                .isEqualTo(200);
        assertThat(Steps.rolloutState(rollout)).as("one is lost still").isEqualTo("HALTED");
        running.forEach(Running::succeeds);

        assertThat(Steps.rolloutState(rollout)).isEqualTo("ACTIVE");
        JsonNode acts = Rest.get("/api/v1/rollouts/" + rollout).body().path("acts");
        assertThat(acts.findValuesAsText("reasonCode")).containsExactly("too-many-lost", "lost-returned");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Topics.types(Topic.PATCH_ROLLOUTS, rollout))
                        .contains("rollout.halted", "rollout.resumed"));
    }

    @Test
    void aRolloutThatAnotherJobHaltedStaysSo() {
        List<TestHost> hosts = hosts(2);
        UUID rollout = rollout(0, hosts);
        List<Running> running = running(hosts);
        Running failing = running.getFirst();
        Running silent = running.getLast();
        failing.host().result(failing.job(), failing.fence(), "FAILED", "HEALTHY");
        Steps.awaitStatus(failing.job(), "FAILED");
        Steps.timePasses(Duration.ofSeconds(61));
        Steps.awaitStatus(silent.job(), "LOST");

        silent.succeeds();

        assertThat(Steps.rolloutState(rollout)).isEqualTo("HALTED");
    }

    @Test
    void aLostOneThatFailedAfterAllKeepsTheHalt() {
        List<TestHost> hosts = hosts(2);
        UUID rollout = rollout(0, hosts);
        List<Running> running = running(hosts);
        Steps.timePasses(Duration.ofSeconds(61));
        running.forEach(one -> Steps.awaitStatus(one.job(), "LOST"));
        Running failing = running.getFirst();
        failing.host().result(failing.job(), failing.fence(), "FAILED", "HEALTHY");

        running.getLast().succeeds();

        assertThat(Steps.rolloutState(rollout)).isEqualTo("HALTED");
    }

    @Test
    void aRolloutThatAPersonHaltedWaitsForThatPerson() {
        List<TestHost> hosts = hosts(1);
        UUID rollout = rollout(0, hosts);
        Running one = running(hosts).getFirst();
        assertThat(Rest.post("/api/v1/rollouts/" + rollout + "/halt", "{\"reason\":\"Not tonight\"}")
                        .status())
                .isEqualTo(200);
        Steps.timePasses(Duration.ofSeconds(61));
        Steps.awaitStatus(one.job(), "LOST");

        one.succeeds();

        assertThat(Steps.rolloutState(rollout)).isEqualTo("HALTED");
    }

    private static List<TestHost> hosts(int number) {
        return Stream.generate(() -> new TestHost().registered()).limit(number).toList();
    }

    private static UUID rollout(int maxFailed, List<TestHost> hosts) {
        return Steps.rollout(maxFailed, hosts.stream().map(host -> host.id).toArray(UUID[]::new));
    }

    private static List<Running> running(List<TestHost> hosts) {
        hosts.forEach(host -> host.scanned(TestHost.update()));
        return hosts.stream()
                .map(host -> {
                    UUID job = Steps.jobOf(host, "READY");
                    return new Running(host, job, Steps.started(host, job));
                })
                .toList();
    }
}
