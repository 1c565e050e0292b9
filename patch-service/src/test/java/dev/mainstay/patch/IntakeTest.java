package dev.mainstay.patch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import dev.mainstay.events.EventType;
import dev.mainstay.events.FindingsSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the topics say, in whatever order they say it. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class IntakeTest {

    @Test
    void eventsTwiceAndInTheWrongOrderChangeNothing() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        UpdateRef wanted = TestHost.update();
        ScanSnapshot outdated = host.scan(TestHost.update());
        ScanSnapshot clean = host.scan();
        Topics.publish(EventType.SCAN_COMPLETED, host.id, clean);
        Topics.publish(EventType.SCAN_COMPLETED, host.id, outdated);
        Topics.publish(EventType.SCAN_COMPLETED, host.id, clean);
        Topics.publish(EventType.HOST_CHANGED, host.id, host.snapshot(List.of(), Freshness.STALE, 0));

        ScanSnapshot latest = host.scanned(wanted);
        Topics.publish(EventType.SCAN_COMPLETED, host.id, latest);
        Topics.publish(EventType.SCAN_COMPLETED, host.id, outdated);

        UUID job = Steps.jobOf(host, "READY");
        Steps.succeed(host, job);
        assertThat(Steps.jobs(host)).hasSize(1);
        assertThat(Steps.job(job)
                        .path("updates")
                        .get(0)
                        .path("update")
                        .path("updateId")
                        .asText())
                .isEqualTo(wanted.updateId().toString());
    }

    @Test
    void aScanOfAHostThatIsNotKnownYetIsNotLost() {
        TestHost host = new TestHost();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());

        host.registered();

        Steps.jobOf(host, "READY");
    }

    @Test
    void aScanOfFiveThousandUpdatesWithTheLongestTitlesBecomesAJob() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        Offer[] offers = IntStream.range(0, 5000)
                .mapToObj(number -> TestHost.titled("\u30a6".repeat(200)))
                .toArray(Offer[]::new);

        Topics.publish(EventType.SCAN_COMPLETED, host.id, host.scanOf(offers));

        UUID job = Steps.jobOf(host, "READY");
        assertThat(Steps.job(job).path("updates")).hasSizeGreaterThan(1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(Topics.types(Topic.PATCH_JOBS, job)).contains("job.ready"));
        host.scanned();
        Steps.awaitStatus(job, "CANCELLED");
    }

    @Test
    void aFailedScanSaysNothing() {
        TestHost host = new TestHost().registered();
        host.scanned(TestHost.update());
        Topics.publish(EventType.SCAN_FAILED, host.id, host.scan(Outcome.FAILED, null, Instant.now(), 99));
        Steps.awaitTaken();

        Steps.rollout(host.id);

        Steps.jobOf(host, "READY");
    }

    @Test
    void conclusionsAboutAHostArePassedOver() {
        TestHost host = new TestHost().registered();
        Topics.publish(
                EventType.FINDINGS_CHANGED,
                host.id,
                new FindingsSnapshot(
                        host.id,
                        "synthetic.lync.example",
                        1,
                        Instant.now(),
                        UUID.randomUUID(),
                        Instant.now(),
                        1,
                        List.of(),
                        0,
                        true));
        Steps.awaitTaken();

        given().get("/admin/v1/parked")
                .then()
                .statusCode(200)
                .body("findAll { it.key == '" + host.id + "' }", hasSize(0));
    }
}
