package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Orders that a host does not carry out: whoever sends them, nothing happens on it and patch-service hears why. */
class RefusedOrderTest {

    @TempDir
    Path folder;

    private Rig rig;
    private Update sql;

    @BeforeEach
    void aHostThatMissesOneUpdate() throws Exception {
        rig = new Rig(folder);
        sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
    }

    @AfterEach
    void nothingHappenedOnTheHost() {
        rig.close();
        assertThat(rig.control.faults).isEmpty();
        assertThat(rig.host.effects).isEmpty();
        assertThat(rig.host.downloadCalls).isEmpty();
    }

    @Test
    void anUnsignedOrderIsRefused() {
        rig.control.signature = good -> "";

        assertRefused("UNSIGNED");
    }

    @Test
    void anOrderThatSomebodyElseSignedIsRefused() throws Exception {
        try (ControlPlane stranger = new ControlPlane()) {
            Files.writeString(folder.resolve("order-key.pem"), stranger.orderKeyPem());

            assertRefused("BADLY_SIGNED");
        }
    }

    @Test
    void aSignatureThatIsChangedIsRefused() {
        rig.control.signature = good -> {
            byte[] bytes = Base64.getDecoder().decode(good);
            bytes[7] ^= 1;
            return Base64.getEncoder().encodeToString(bytes);
        };

        assertRefused("BADLY_SIGNED");
    }

    @Test
    void aSignatureThatIsNoneIsRefused() {
        rig.control.signature = good -> "not Base64!";

        assertRefused("BADLY_SIGNED");
    }

    @Test
    void theSignatureOfAnotherOrderIsRefused() {
        AtomicReference<String> ofAnother = new AtomicReference<>("");
        rig.control.signature = good -> {
            ofAnother.compareAndSet("", good);
            return ofAnother.get();
        };
        rig.control.orderedHost = UUID.randomUUID();
        assertRefused("ANOTHER_HOST");
        rig.control.orderedHost = ControlPlane.HOST_ID;
        rig.control.order(List.of(sql));

        rig.until("a second refusal", () -> refused("BADLY_SIGNED"));
    }

    @Test
    void anOrderForAnotherHostIsRefused() {
        rig.control.orderedHost = UUID.randomUUID();

        assertRefused("ANOTHER_HOST");
    }

    @Test
    void anOrderWhoseTimeIsOverIsRefused() {
        rig.control.validUntil = Instant.now().minus(Duration.ofSeconds(301));

        assertRefused("EXPIRED");
    }

    @Test
    void anOrderForNothingIsRefused() {
        rig.control.order(List.of());
        rig.start().until("the refusal", () -> refused("UNREADABLE"));
    }

    @Test
    void withoutThePinnedKeyTheAgentDoesNotStart() throws Exception {
        Files.delete(folder.resolve("order-key.pem"));
        AgentEnd end = rig.runOnce();

        assertThat(end.cause()).isEqualTo(AgentEnd.Cause.KEY_UNREADABLE);
        assertThat(end.message()).contains("order-key.pem", "GET /api/v1/order-key");
    }

    private void assertRefused(String refusal) {
        rig.control.order(List.of(sql));
        rig.start().until("the refusal", () -> refused(refusal));
        assertThat(rig.control.results)
                .allSatisfy(result ->
                        assertThat(result).contains("\"outcome\":\"FAILED\"", "\"health\":\"UNKNOWN\"", "\"fence\":1"));
    }

    private boolean refused(String refusal) {
        return rig.control.results.stream().anyMatch(result -> result.contains("\"refusal\":\"" + refusal + '"'));
    }
}
