package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.Topic;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The owner publishes again what it owns, and forgets what it holds of others: docs/operations.md. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class RecoveryTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void jobsRolloutsAndDecisionsAreAnnouncedAgainAsTheyStand() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());
        UUID job = Steps.jobOf(host, "READY");
        String made = Rest.post(
                        "/api/v1/decisions",
                        "{\"verdict\":\"DECLINED\",\"updateId\":\"%s\",\"reason\":\"x\"}".formatted(UUID.randomUUID()))
                .body()
                .path("decisionId")
                .asText();

        announcedTwice(Topic.PATCH_JOBS, job, "");
        announcedTwice(Topic.PATCH_DECISIONS, UUID.fromString(made), "");
        announcedTwice(Topic.PATCH_ROLLOUTS, rollout, "");
        announcedTwice(Topic.PATCH_JOBS, job, ",\"thing\":\"" + job + "\"");
        assertThat(recovery("announcements", "estate.hosts.v1", "").status()).isEqualTo(404);
    }

    @Test
    void aHostThatWasSilencedIsHeardOfAgain() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        Topics.publish(EventType.HOST_CHANGED, host.id, host.impostor().snapshot(List.of(), Freshness.FRESH, 900_000));
        Steps.awaitTaken();
        host.published(List.of(), Freshness.FRESH);
        Steps.awaitTaken();
        assertThat(host.lease().status())
                .as("its own key is not believed any more")
                .isEqualTo(401);

        assertThat(recovery("resets", "estate.hosts.v1", ",\"thing\":\"" + host.id + "\"")
                        .body()
                        .path("things")
                        .asInt())
                .isEqualTo(1);
        host.published(List.of(), Freshness.FRESH);

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(host.lease().status()).isEqualTo(204));
        assertThat(recovery("resets", "scan.results.v1", ",\"thing\":\"" + host.id + "\"")
                        .status())
                .isEqualTo(200);
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");
    }

    private static void announcedTwice(Topic topic, UUID thing, String which) {
        await().atMost(SOON).until(() -> !Topics.about(topic, thing).isEmpty());
        int before = Topics.about(topic, thing).size();

        assertThat(recovery("announcements", topic.topicName(), which)
                        .body()
                        .path("things")
                        .asInt())
                .isPositive();

        await().atMost(SOON).until(() -> Topics.about(topic, thing).size() > before);
        List<Topics.Published> all = Topics.about(topic, thing);
        assertThat(all.getLast().data()).isEqualTo(all.get(all.size() - 2).data());
    }

    private static Rest.Answer recovery(String what, String topic, String which) {
        return Rest.post(
                "/admin/v1/" + what, "{\"topic\":\"%s\",\"reason\":\"Somebody forged it\"%s}".formatted(topic, which));
    }
}
