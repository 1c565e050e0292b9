package dev.mainstay.patch.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.Platform;
import dev.mainstay.patch.Rest;
import dev.mainstay.patch.SettableClock;
import dev.mainstay.patch.Steps;
import dev.mainstay.patch.TestHost;
import dev.mainstay.patch.Topics;
import dev.mainstay.patch.job.JobCommand;
import dev.mainstay.patch.release.Releases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two replicas plan and release at the same moment: two transactions on the same picture. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class TwoReplicasPlanTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Reviews reviews;

    @Inject
    Releases releases;

    @Inject
    Changes changes;

    @AfterEach
    void backToThePresent() {
        SettableClock.reset();
    }

    @Test
    void aRolloutThatTwoReplicasPlanAtOnceGivesEachHostOneJob() throws Exception {
        List<TestHost> hosts = List.of(new TestHost().registered(), new TestHost().registered());
        List<HostId> ids = hosts.stream().map(host -> new HostId(host.id)).toList();
        Steps.rolloutUnder(
                Steps.baselineOfAge(1), 0, hosts.stream().map(host -> host.id).toArray(UUID[]::new));
        hosts.forEach(host ->
                Topics.publish(EventType.SCAN_COMPLETED, host.id, host.scanOf(TestHost.publishedAt(Instant.now()))));
        Steps.awaitTaken();
        assertThat(Steps.jobs(hosts.getFirst())).isEmpty();

        SettableClock.advance(Duration.ofDays(2)); // old enough now, which no event tells
        try (ExecutorService otherReplica = Executors.newSingleThreadExecutor()) {
            Future<?> second = QuarkusTransaction.requiringNew().call(() -> {
                reviews.review(ids);
                Future<?> planning = otherReplica.submit(() -> reviews.review(ids));
                await().atMost(SOON).until(Steps::someoneWaitsForALock);
                return planning;
            });
            second.get();
        }

        for (TestHost host : hosts) {
            UUID job = Steps.jobOf(host, "READY");
            assertThat(Steps.jobs(host)).hasSize(1);
            assertThat(Steps.job(job).path("attempt").asInt()).isEqualTo(1);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Topics.types(Topic.PATCH_JOBS, job))
                            .containsExactly("job.planned", "job.scheduled", "job.ready"));
        }
    }

    @Test
    void twoReleaseRunsAtOnceLetOneMemberOfAPoolGo() throws Exception {
        String pool = "pool" + UUID.randomUUID() + ".lync.example";
        List<TestHost> members = List.of(new TestHost(), new TestHost(), new TestHost());
        Steps.rollout(members.stream().map(host -> host.id).toArray(UUID[]::new));
        for (int i = 0; i < 2; i++) {
            members.get(i).inFrontEndPool(pool, 3, i + 1).scanned(TestHost.update());
        }
        members.subList(0, 2).forEach(host -> Steps.jobOf(host, "BLOCKED"));

        try (ExecutorService otherReplica = Executors.newSingleThreadExecutor()) {
            Future<?> second = QuarkusTransaction.requiringNew().call(() -> {
                releases.run(); // holds the turn; from here on the pool becomes whole
                members.get(2).inFrontEndPool(pool, 3, 3).scanned(TestHost.update());
                Steps.awaitTaken();
                Future<?> running = otherReplica.submit(releases::run);
                await().atMost(SOON).until(Steps::someoneWaitsForALock);
                assertThat(Steps.statuses(members.subList(0, 2))).containsOnly("BLOCKED");
                return running;
            });
            second.get();
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Steps.statuses(members)).containsOnlyOnce("READY"));
        releases.run();
        assertThat(Steps.statuses(members)).containsExactlyInAnyOrder("READY", "SCHEDULED", "SCHEDULED");
    }

    @Test
    void aJobThatIsLeasedWhileTheRunTakesItBackKeepsTheOtherMembersIn() throws Exception {
        String pool = "pool" + UUID.randomUUID() + ".lync.example";
        List<TestHost> members = List.of(new TestHost(), new TestHost(), new TestHost());
        for (int i = 0; i < members.size(); i++) {
            members.get(i).inFrontEndPool(pool, members.size(), i + 1);
        }
        TestHost quick = members.get(0);
        TestHost other = members.get(1);
        UUID halted = Steps.rollout(quick.id);
        Steps.rollout(other.id);
        quick.scanned(TestHost.update());
        UUID job = Steps.jobOf(quick, "READY");
        other.scanned(TestHost.update());
        UUID otherJob = Steps.jobOf(other, "SCHEDULED");

        try (ExecutorService otherReplica = Executors.newSingleThreadExecutor()) {
            Future<?> run = QuarkusTransaction.requiringNew().call(() -> {
                changes.command(new JobId(job), new JobCommand.Lease(1_000, null));
                assertThat(Rest.post("/api/v1/rollouts/" + halted + "/halt", "{\"reason\":\"wait\"}")
                                .status())
                        .isEqualTo(200);
                Future<?> running = otherReplica.submit(releases::run);
                await().atMost(SOON).until(Steps::someoneWaitsForALock);
                return running;
            });
            run.get();
        }
        releases.run();

        assertThat(Steps.job(job).path("status").asText()).isEqualTo("LEASED");
        assertThat(Steps.job(otherJob).path("status").asText()).isEqualTo("SCHEDULED");
        assertThat(Topics.types(Topic.PATCH_JOBS, otherJob)).doesNotContain("job.ready");
    }
}
