package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.EventType;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.HostNature;
import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A pool behind an availability group's listener, from what scanner-service says of it to what is released. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ListenerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final UUID listenerId = UUID.randomUUID();
    private final String listener = "sqlag" + listenerId + ".lync.example";
    private final String pool = "pool" + listenerId + ".lync.example";
    private final TestHost firstNode = new TestHost();
    private final TestHost secondNode = new TestHost();
    private final List<TestHost> frontEnds = List.of(new TestHost(), new TestHost(), new TestHost());

    @Test
    void thePoolWaitsUntilItIsSaidWhoCarriesItsListenerThenGoesOneAfterTheOther() {
        firstNode.registered();
        secondNode.registered();
        for (int i = 0; i < frontEnds.size(); i++) {
            frontEnds.get(i).inFrontEndPool(pool, frontEnds.size(), i + 1);
        }
        known(1, null, null);
        Steps.rollout(frontEnds.stream().map(host -> host.id).toArray(UUID[]::new));
        frontEnds.forEach(host -> host.scanned(TestHost.update()));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(holds()).hasSize(3).containsOnly("back-end-name-or-machine"));

        known(2, HostNature.NAME, List.of(firstNode.id, secondNode.id));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Steps.statuses(frontEnds)).containsOnlyOnce("READY"));

        Steps.rollout(firstNode.id, secondNode.id);
        firstNode.scanned(TestHost.update());
        secondNode.scanned(TestHost.update());
        List<TestHost> all = List.of(frontEnds.get(0), frontEnds.get(1), frontEnds.get(2), firstNode, secondNode);
        for (int done = 0; done < all.size(); done++) {
            Steps.awaitTaken();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Steps.statuses(all)).containsOnlyOnce("READY"));
            TestHost next = Steps.withStatus(all, "READY");
            Steps.succeed(next, Steps.jobOf(next, "READY"));
        }
        assertThat(Steps.statuses(all)).containsOnly("SUCCEEDED");
    }

    private List<String> holds() {
        return Rest.get("/api/v1/pools/" + pool + "/plan").body().path("jobs").findValuesAsText("code");
    }

    /** What scanner-service says of the name: nothing, or that these hosts carry it. */
    private void known(long version, @Nullable HostNature nature, @Nullable List<UUID> carriers) {
        Pool own = new Pool(listener, "Lyon", PoolKind.SQL_STORE, Product.LYNC_SERVER_2013, 1, null, false, null);
        Topics.publish(
                EventType.HOST_CHANGED,
                listenerId,
                new HostSnapshot(
                        listenerId,
                        version,
                        Instant.now(),
                        listener,
                        "Lyon",
                        HostState.ACTIVE,
                        Freshness.NEVER_SCANNED,
                        null,
                        null,
                        List.of(new Membership(own, 1, null, null, List.of())),
                        List.of(new SqlInstance(
                                "MSSQLSERVER",
                                List.of(SqlPurpose.BACK_END),
                                List.of(pool),
                                Presence.EXPECTED,
                                null,
                                null,
                                null)),
                        null,
                        false,
                        nature,
                        carriers,
                        null));
    }
}
