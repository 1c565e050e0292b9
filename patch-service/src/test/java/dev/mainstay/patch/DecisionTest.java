package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.Topic;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Simultaneously;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A decision tells what it holds for, and the same rule stands once. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class DecisionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Test
    void theSameRuleThreeTimesIsOneDecision() {
        UUID update = UUID.randomUUID();
        UUID host = UUID.randomUUID();
        String rule = rule(update, "\"Pool01.Lync.Example\",\"pool02.lync.example\"", host, "breaks");
        String inOtherWriting = rule(update, "\"POOL02.lync.example\",\"pool01.lync.example\"", host, "breaks");

        Rest.Answer first = Rest.post("/api/v1/decisions", rule);
        Rest.Answer second = Rest.post("/api/v1/decisions", rule);
        Rest.Answer third = Rest.post("/api/v1/decisions", inOtherWriting);

        assertThat(List.of(first.status(), second.status(), third.status())).containsExactly(201, 200, 200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(third.body()).isEqualTo(first.body());
        assertThat(first.body().path("pools").toString())
                .isEqualTo("[\"pool01.lync.example\",\"pool02.lync.example\"]");
        assertThat(standing(update)).hasSize(1);
    }

    @Test
    void theSameRuleInOtherWordsIsANewVersionThatKeepsTheEarlierOnes() {
        UUID update = UUID.randomUUID();
        UUID host = UUID.randomUUID();
        JsonNode first = Rest.postAs("Ada", "/api/v1/decisions", rule(update, "", host, "breaks"))
                .body();

        Rest.Answer again = Rest.postAs("Ben", "/api/v1/decisions", rule(update, "", host, "still breaks"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body().path("decisionId")).isEqualTo(first.path("decisionId"));
        assertThat(again.body().path("sequence").asInt()).isEqualTo(2);
        assertThat(again.body().path("reason").asText()).isEqualTo("still breaks");
        assertThat(again.body().path("decidedBy").asText()).isEqualTo("Ben");
        JsonNode earlier = again.body().path("earlier").path(0);
        assertThat(earlier.path("by").asText()).isEqualTo("Ada");
        assertThat(earlier.path("reason").asText()).isEqualTo("breaks");
        assertThat(earlier.path("at")).isEqualTo(first.path("decidedAt"));
        UUID id = UUID.fromString(first.path("decisionId").asText());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Topics.types(Topic.PATCH_DECISIONS, id))
                        .containsExactly("decision.declined", "decision.declined"));
    }

    @Test
    void whatIsRetractedOrAnotherRuleIsANewDecision() {
        UUID update = UUID.randomUUID();
        UUID host = UUID.randomUUID();
        String rule = rule(update, "", host, "breaks");
        String first =
                Rest.post("/api/v1/decisions", rule).body().path("decisionId").asText();
        Rest.post("/api/v1/decisions/" + first + "/retraction", "{\"reason\":\"mended\"}");

        assertThat(Rest.post("/api/v1/decisions", rule).status()).isEqualTo(201);
        assertThat(Rest.post("/api/v1/decisions", rule(update, "", UUID.randomUUID(), "breaks"))
                        .status())
                .isEqualTo(201);
        assertThat(Rest.post("/api/v1/decisions", rule.replace("DECLINED", "APPROVED"))
                        .status())
                .isEqualTo(201);
        assertThat(standing(update)).hasSize(3);
    }

    @Test
    void theSameRuleAtTheSameMomentIsOneDecision() {
        UUID update = UUID.randomUUID();
        String rule = rule(update, "", UUID.randomUUID(), "breaks");

        Simultaneously.call(8, person -> Rest.post("/api/v1/decisions", rule));

        assertThat(standing(update)).hasSize(1);
    }

    @Test
    void aDecisionForWhatIsUnknownSaysThatItHoldsForNothing() {
        UUID nobody = UUID.randomUUID();
        JsonNode made = Rest.post("/api/v1/decisions", """
                {"verdict":"DECLINED","kb":"KB9900001","pools":["Nowhere.lync.example"],"hostIds":["%s"],
                 "reason":"breaks"}
                """.formatted(nobody)).body();

        assertThat(made.path("warnings").findValuesAsText("code"))
                .containsExactly("holds-for-nothing", "pool-unknown", "host-unknown", "update-unlisted");
        assertThat(made.path("warnings").findValuesAsText("about"))
                .containsExactly("nowhere.lync.example", nobody.toString(), "KB9900001");
        assertThat(made.path("holdsForHosts").asInt(-1)).isZero();
        assertThat(made.path("holdsForNothing").asBoolean()).isTrue();
        UUID id = UUID.fromString(made.path("decisionId").asText());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Topics.about(Topic.PATCH_DECISIONS, id))
                        .singleElement()
                        .satisfies(event -> assertThat(
                                        event.data().path("holdsForNothing").asBoolean())
                                .isTrue()));
    }

    @Test
    void theListTellsWhatADecisionHoldsForNow() {
        TestHost host = new TestHost().registered();
        UpdateRef update = TestHost.update();
        Steps.awaitTaken();
        JsonNode early = Rest.post("/api/v1/decisions", rule(update.updateId(), "", host.id, "breaks"))
                .body();
        assertThat(early.path("warnings").findValuesAsText("code"))
                .containsExactly("holds-for-nothing", "update-unlisted");

        host.scanned(update);
        Steps.awaitTaken();

        JsonNode now = standing(update.updateId()).getFirst();
        assertThat(now.path("holdsForHosts").asInt()).isEqualTo(1);
        assertThat(now.path("warnings")).isEmpty();
        assertThat(now.has("holdsForNothing")).isFalse();

        host.scanned();
        Steps.awaitTaken();

        assertThat(standing(update.updateId()).getFirst().path("holdsForHosts").asInt())
                .isZero();
    }

    private static String rule(UUID update, String pools, UUID host, String reason) {
        return """
                {"verdict":"DECLINED","updateId":"%s","pools":[%s],"hostIds":["%s"],"reason":"%s"}
                """.formatted(update.toString().toUpperCase(Locale.ROOT), pools, host, reason);
    }

    private static List<JsonNode> standing(UUID update) {
        return StreamSupport.stream(
                        Rest.get("/api/v1/decisions?limit=500")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(decision -> decision.path("updateId").asText().equals(update.toString()))
                .filter(decision -> decision.path("state").asText().equals("STANDING"))
                .collect(Collectors.toList());
    }
}
