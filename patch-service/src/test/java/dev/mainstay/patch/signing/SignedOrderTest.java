package dev.mainstay.patch.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.patch.Platform;
import dev.mainstay.patch.Steps;
import dev.mainstay.patch.TestHost;
import dev.mainstay.testing.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a host needs to trust an order, and what becomes of one that it does not trust. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class SignedOrderTest {

    @Test
    void theOrderIsSignedAsItIsSentWithTheKeyThatHostsPin() throws Exception {
        TestHost host = withJob();
        Rest.Answer order = host.lease();
        Rest.Answer again = host.lease();
        String pinned = Rest.get("/api/v1/order-key").text();

        assertThat(verifies(pinned, order)).isTrue();
        assertThat(verifies(pinned, again)).isTrue();
        assertThat(again.text()).isEqualTo(order.text());
        assertThat(order.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    }

    @Test
    void whatIsNotAnOrderIsNotSigned() {
        TestHost host = new TestHost().registered();
        Steps.awaitTaken();

        Rest.Answer nothing = host.lease();

        assertThat(nothing.status()).isEqualTo(204);
        assertThat(nothing.headers().firstValue(OrderSigner.HEADER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UNSIGNED, order-unsigned",
        "BADLY_SIGNED, order-badly-signed",
        "UNREADABLE, order-unreadable",
        "ANOTHER_HOST, order-another-host",
        "EXPIRED, order-expired",
        "REPLAYED, order-replayed",
        "UNDRAINED, order-undrained",
    })
    void aRefusedOrderEndsItsJobWithTheReason(String refusal, String code) {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.leased(host).path("fence").asLong();

        assertThat(refused(host, job, fence, refusal, "FAILED").status()).isEqualTo(200);

        Steps.awaitStatus(job, "FAILED");
        assertThat(Steps.job(job).path("reason").path("code").asText()).isEqualTo(code);
    }

    @Test
    void aHostRefusesOnlyItsOwnOrderAndOnlyByFailing() {
        TestHost host = withJob();
        TestHost other = withJob();
        UUID job = Steps.jobOf(host, "READY");
        long fence = Steps.leased(host).path("fence").asLong();

        assertThat(refused(other, job, fence, "REPLAYED", "FAILED")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("unknown-job");
        assertThat(refused(host, job, fence + 1, "REPLAYED", "FAILED")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("stale-fence");
        assertThat(refused(host, job, fence, "REPLAYED", "INSTALLED")
                        .body()
                        .path("code")
                        .asText())
                .isEqualTo("invalid-request");
        assertThat(Steps.job(job).path("status").asText()).isEqualTo("LEASED");
    }

    private static TestHost withJob() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");
        return host;
    }

    private static Rest.Answer refused(TestHost host, UUID job, long fence, String refusal, String outcome) {
        return host.says(
                "/agent/v1/jobs/" + job + "/result",
                "{\"fence\":%d,\"outcome\":\"%s\",\"refusal\":\"%s\",\"finishedAt\":\"%s\",\"restarted\":false,\"health\":\"UNKNOWN\",\"updates\":[]}"
                        .formatted(fence, outcome, refusal, Instant.now()));
    }

    private static boolean verifies(String pem, Rest.Answer order) throws Exception {
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        ed25519.update(order.text().getBytes(StandardCharsets.UTF_8));
        return ed25519.verify(Base64.getDecoder()
                .decode(order.headers().firstValue(OrderSigner.HEADER).orElseThrow()));
    }
}
