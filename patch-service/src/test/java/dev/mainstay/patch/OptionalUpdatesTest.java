package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventType;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A preview rollup and a storage driver beside a security update: only what somebody asks for is ordered. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class OptionalUpdatesTest {

    @Test
    void onlyABaselineThatAsksForOptionalUpdatesAndDriversOrdersThem() {
        TestHost host = new TestHost().registered();
        UUID baseline = Steps.baseline();
        UUID rollout = Steps.rolloutUnder(baseline, 0, host.id);
        Offer security = TestHost.offer(TestHost.update());
        Offer preview = TestHost.flagged(TestHost.update(), UpdateKind.SOFTWARE, true);
        Offer driver = TestHost.flagged(TestHost.update(), UpdateKind.DRIVER, false);

        Topics.publish(EventType.SCAN_COMPLETED, host.id, host.scanOf(security, preview, driver));

        UUID first = Steps.jobOf(host, "READY");
        assertThat(ids(Steps.job(first))).containsExactly(id(security));
        JsonNode leftOut = Rest.get("/api/v1/rollouts/" + rollout + "/left-out").body();
        assertThat(leftOut.findValuesAsText("code"))
                .containsExactlyInAnyOrder("optional-not-asked", "driver-not-asked");

        Rest.Answer changed = Rest.put(
                "/api/v1/baselines/" + baseline,
                "{\"name\":\"Everything\",\"includeOptional\":true,\"includeDrivers\":true}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("includeDrivers").asBoolean()).isTrue();
        assertThat(Rest.get("/api/v1/rollouts/" + rollout + "/left-out").body()).isEmpty();
        Steps.awaitTaken();
        Topics.publish(EventType.SCAN_COMPLETED, host.id, host.scanOf(preview, driver));
        Steps.awaitStatus(first, "CANCELLED");
        UUID second = Steps.jobOf(host, "READY");
        assertThat(ids(Steps.job(second))).containsExactlyInAnyOrder(id(preview), id(driver));
    }

    private static Iterable<String> ids(JsonNode job) {
        return job.path("updates").findValuesAsText("updateId");
    }

    private static String id(Offer offer) {
        return offer.update().updateId().toString();
    }
}
