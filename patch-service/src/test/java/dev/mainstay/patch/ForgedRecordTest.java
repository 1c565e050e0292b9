package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Somebody who can write to the broker and has not scanner-service's key speaks for it. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ForgedRecordTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void aForgedScanGetsNoOrder() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        Steps.awaitTaken();

        Topics.forge(EventType.SCAN_COMPLETED, host.id, host.scan(TestHost.update()));

        assertThat(parked(host.id)).isEqualTo("It is not signed, as records on scan.results.v1 must be");
        assertThat(Steps.jobs(host)).isEmpty();
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");
    }

    @Test
    void aHostKeepsItsKeyAndItsPools() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");
        TestHost thief = host.impostor();

        Topics.forge(EventType.HOST_CHANGED, host.id, thief.snapshot(List.of(), Freshness.FRESH, 500));

        assertThat(parked(host.id)).isEqualTo("It is not signed, as records on estate.hosts.v1 must be");
        assertThat(thief.lease().status()).isEqualTo(401);
        assertThat(host.lease().status()).isEqualTo(200);
        JsonNode replayed = Rest.post("/admin/v1/parked/" + parkedId(host.id) + "/replay", "{}")
                .body();
        assertThat(replayed.path("code").asText()).isEqualTo("parked-record-refused");
        assertThat(replayed.path("detail").asText()).contains("It is not signed");
        assertThat(host.lease().status()).isEqualTo(200);
    }

    @Test
    void aSequenceBeyondReasonSilencesNoHost() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);

        Topics.publish(EventType.HOST_RETIRED, host.id, host.snapshot(List.of(), Freshness.UNKNOWN, Long.MAX_VALUE));

        assertThat(parked(host.id))
                .isEqualTo("Sequence 9223372036854775807 of host " + host.id
                        + " is more than 1000000 above 1, which is held here");
        Topics.publish(
                EventType.SCAN_COMPLETED, host.id, host.scan(Outcome.COMPLETE, null, Instant.now(), Long.MAX_VALUE));
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");
    }

    @Test
    void aScanFromTheFutureIsNotBelieved() {
        TestHost host = new TestHost().registered();

        Topics.publish(
                EventType.SCAN_COMPLETED,
                host.id,
                host.scan(Outcome.COMPLETE, null, Instant.now().plus(Duration.ofDays(2)), 7));

        assertThat(parked(host.id)).contains("more than a day ahead of this service's clock");
    }

    private static String parked(UUID key) {
        await().atMost(SOON).until(() -> parkedId(key) > 0);
        return Rest.get("/admin/v1/parked/" + parkedId(key))
                .body()
                .path("reason")
                .asText();
    }

    private static long parkedId(UUID key) {
        for (JsonNode record : Rest.get("/admin/v1/parked?limit=1000").body()) {
            if (record.path("key").asText().equals(key.toString())) {
                return record.path("id").asLong();
            }
        }
        return 0;
    }
}
