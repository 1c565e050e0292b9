package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventType;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An update with licence terms goes out only where a person accepted them, and the job says that they were. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class LicenceTermsTest {

    @Test
    void onlyAnApprovalThatAcceptsTheTermsMakesAJobAndRetractingItStopsIt() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        Offer terms = TestHost.withOpenTerms(TestHost.update());
        Topics.publish(EventType.SCAN_COMPLETED, host.id, host.scanOf(terms));
        Steps.awaitTaken();
        assertThat(Steps.jobs(host)).isEmpty();
        JsonNode leftOut = Rest.get("/api/v1/rollouts/" + rollout + "/left-out").body();
        assertThat(leftOut).hasSize(1);
        assertThat(leftOut.path(0).path("code").asText()).isEqualTo("licence-not-accepted");
        assertThat(leftOut.path(0).path("updateId").asText())
                .isEqualTo(terms.update().updateId().toString());

        // An approval alone says nothing of the terms.
        approve(host, terms, false);
        Steps.awaitTaken();
        assertThat(Steps.jobs(host)).isEmpty();

        String decision = approve(host, terms, true);
        UUID job = Steps.jobOf(host, "READY");
        assertThat(Rest.get("/api/v1/rollouts/" + rollout + "/left-out").body()).isEmpty();
        assertThat(Rest.post("/api/v1/decisions/" + decision + "/retraction", "{\"reason\":\"not ours to accept\"}")
                        .status())
                .isEqualTo(200);
        Steps.awaitStatus(job, "CANCELLED");
        assertThat(host.lease().status()).isEqualTo(204);
    }

    @Test
    void theOrderTellsTheAgentToAcceptThemAndTheJobThatItDid() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        Offer terms = TestHost.withOpenTerms(TestHost.update());
        Topics.publish(EventType.SCAN_COMPLETED, host.id, host.scanOf(terms));
        approve(host, terms, true);
        UUID job = Steps.jobOf(host, "READY");

        JsonNode order = Steps.leased(host);
        assertThat(order.path("updates").path(0).path("acceptEula").asBoolean()).isTrue();
        assertThat(host.says("/agent/v1/jobs/" + job + "/result", """
                                {"fence":%d,"outcome":"INSTALLED","finishedAt":"%s","restarted":false,"health":"HEALTHY",
                                 "updates":[{"updateId":"%s","revision":%d,"result":"SUCCEEDED","rebootRequired":false,
                                             "eulaAccepted":true}]}
                                """.formatted(
                                        order.path("fence").asLong(),
                                        Instant.now(),
                                        terms.update().updateId(),
                                        terms.update().revision()))
                        .status())
                .isEqualTo(200);
        host.scannedFor(job);
        Steps.awaitStatus(job, "SUCCEEDED");
        assertThat(Steps.job(job).path("updates").path(0).path("eulaAccepted").asBoolean())
                .isTrue();
    }

    @Test
    void onlyAnApprovalCanAcceptTerms() {
        Rest.Answer answer = Rest.post("/api/v1/decisions", """
                {"verdict":"DECLINED","kb":"KB4018073","acceptEula":true,"reason":"?"}
                """);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asText()).isEqualTo("invalid-decision");
    }

    private static String approve(TestHost host, Offer offer, boolean acceptEula) {
        Rest.Answer decided =
                Rest.post("/api/v1/decisions", """
                {"verdict":"APPROVED","updateId":"%s","hostIds":["%s"],"acceptEula":%s,"reason":"read"}
                """.formatted(offer.update().updateId(), host.id, acceptEula));
        assertThat(decided.status()).isEqualTo(201);
        return decided.body().path("decisionId").asText();
    }
}
