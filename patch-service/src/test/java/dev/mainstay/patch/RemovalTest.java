package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person has an update removed: a job like any other, proven by a scan, and not undone by the rollout. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class RemovalTest {

    private final UpdateRef update = TestHost.update();
    private final UpdateRef stays = TestHost.update();

    @Test
    void aRemovalIsProvenByAScanThatNoLongerListsItAndTheRolloutDoesNotInstallItAgain() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned();
        Steps.awaitTaken();

        Rest.Answer ordered = remove(rollout, host.id);
        assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
        UUID job = Steps.jobOf(host, "READY");
        assertThat(ordered.body().at("/hosts/0/jobId").asText()).isEqualTo(job.toString());
        assertThat(Steps.job(job).path("action").asText()).isEqualTo("UNINSTALL");
        JsonNode order = Steps.leased(host);
        assertThat(order.path("action").asText()).isEqualTo("UNINSTALL");
        assertThat(order.at("/updates/0/updateId").asText())
                .isEqualTo(update.updateId().toString());
        assertThat(host.result(job, order.path("fence").asLong(), "INSTALLED", "HEALTHY")
                        .status())
                .isEqualTo(200);

        // Offered again, as it should be, and something else is installed.
        host.scannedFor(job, update);
        Steps.awaitStatus(job, "SUCCEEDED");
        Steps.awaitTaken();
        assertThat(Steps.jobs(host)).hasSize(1);

        // Once a person changes their mind it is installed again.
        retract(ordered);
        UUID again = Steps.jobOf(host, "READY");
        assertThat(Steps.job(again).path("action").isMissingNode()).isTrue();
    }

    @Test
    void aScanThatStillListsItDisprovesTheRemoval() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned();
        Steps.awaitTaken();
        remove(rollout, host.id);
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.leased(host).path("fence").asLong();
        host.result(job, fence, "INSTALLED", "HEALTHY");

        host.scannedWith(job, stays, update);

        Steps.awaitStatus(job, "VERIFY_FAILED");
        assertThat(Steps.job(job).at("/reason/code").asText()).isEqualTo("still-installed");
    }

    @Test
    void whatWindowsDoesNotLetGoEndsTheJobWithThatReasonAndCanBeOrderedAgain() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned();
        Steps.awaitTaken();
        remove(rollout, host.id);
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.leased(host).path("fence").asLong();
        host.says("/agent/v1/jobs/" + job + "/result", """
                {"fence":%d,"outcome":"FAILED","finishedAt":"%s","restarted":false,"health":"UNKNOWN",
                 "hresult":"0x80240028","updates":[]}
                """.formatted(fence, Instant.now()));
        Steps.awaitStatus(job, "FAILED");
        assertThat(Steps.job(job).at("/reason/code").asText()).isEqualTo("removal-not-allowed");

        Rest.post("/api/v1/rollouts/" + rollout + "/resume", "");
        assertThat(Rest.post("/api/v1/jobs/" + job + "/retry", "").status()).isEqualTo(201);
        UUID again = Steps.jobOf(host, "READY");
        assertThat(Steps.job(again).path("action").asText()).isEqualTo("UNINSTALL");
        assertThat(Steps.job(again).path("attempt").asInt()).isEqualTo(2);
    }

    @Test
    void aRemovalThatIsNotBegunIsWithdrawnWithItsDecision() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned();
        Steps.awaitTaken();
        Rest.Answer ordered = remove(rollout, host.id);
        UUID job = Steps.jobOf(host, "READY");

        retract(ordered);

        Steps.awaitStatus(job, "CANCELLED");
        assertThat(Steps.job(job).at("/reason/code").asText()).isEqualTo("removal-withdrawn");
        assertThat(host.lease().status()).isEqualTo(204);
    }

    @Test
    void aRemovalNeedsAnActiveRolloutThatCoversTheHostsAndAHostThatIsFree() {
        TestHost host = new TestHost().registered();
        TestHost elsewhere = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());
        elsewhere.scanned();
        Steps.awaitTaken();

        assertThat(code(remove(UUID.randomUUID(), host.id))).isEqualTo("unknown-rollout");
        assertThat(code(remove(rollout, elsewhere.id))).isEqualTo("hosts-not-possible");
        assertThat(code(remove(rollout, host.id))).isEqualTo("host-has-open-job");
        Rest.post("/api/v1/rollouts/" + rollout + "/halt", "{\"reason\":\"wait\"}");
        assertThat(code(remove(rollout, host.id))).isEqualTo("rollout-state");
    }

    private Rest.Answer remove(UUID rollout, UUID host) {
        return Rest.post("/api/v1/removals", """
                {"rolloutId":"%s","updateId":"%s","revision":%d,"title":"Security update","kb":"KB4018073",
                 "hostIds":["%s"],"reason":"Breaks the gateway"}
                """.formatted(rollout, update.updateId(), update.revision(), host));
    }

    private static void retract(Rest.Answer removal) {
        String decision = removal.body().path("decisionId").asText();
        assertThat(Rest.post("/api/v1/decisions/" + decision + "/retraction", "{\"reason\":\"it does not\"}")
                        .status())
                .isEqualTo(200);
    }

    private static String code(Rest.Answer answer) {
        return answer.body().path("code").asText();
    }
}
