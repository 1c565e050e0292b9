package dev.mainstay.scanner.enrolment;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.mainstay.events.Topic;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.SettableClock;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.scanner.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class EnrolmentTest {

    @AfterEach
    void present() {
        SettableClock.reset();
    }

    @Test
    void enrolledAgentIsPublishedWithItsKey() {
        TestAgent agent = Rest.enrolledAgent("enrol-one.example");
        await().untilAsserted(() -> assertThat(Topics.about(Topic.ESTATE_HOSTS, agent.hostId()))
                .last()
                .satisfies(event ->
                        assertThat(event.data().get("agentKey").textValue()).isEqualTo(agent.publicKey())));
    }

    @Test
    void tokenCanBeUsedAgainOnlyWithTheSameKey() {
        // Given
        Rest.addHost("enrol-twice.example");
        String token = Rest.token("enrol-twice.example");
        TestAgent agent = new TestAgent();
        assertThat(agent.enrol(token, "enrol-twice.example").status()).isEqualTo(201);

        // When
        TestAgent.Answer sameKey = agent.enrol(token, "Enrol-Twice.example");
        TestAgent.Answer otherKey = new TestAgent().enrol(token, "enrol-twice.example");

        // Then
        assertThat(sameKey.status()).isEqualTo(201);
        refused(otherKey, 409, "enrolment-token-used");
        assertThat(agent.get("/agent/v1/scan-request").status()).isEqualTo(200);
    }

    @Test
    void tokensThatAreUnknownExpiredOrForAnotherHostAreRefused() {
        Rest.addHost("enrol-refused.example");
        String token = Rest.token("enrol-refused.example");
        refused(new TestAgent().enrol("no-such-token", "enrol-refused.example"), 403, "enrolment-token-unknown");
        refused(new TestAgent().enrol(token, "other.example"), 409, "enrolment-fqdn-mismatch");
        SettableClock.advance(Duration.ofHours(25));
        refused(new TestAgent().enrol(token, "enrol-refused.example"), 403, "enrolment-token-expired");
    }

    @Test
    void newTokenReplacesTheKeyAndMakesAnUnusedOneWorthless() {
        // Given
        TestAgent old = Rest.enrolledAgent("enrol-renewed.example");
        String forgotten = Rest.token("enrol-renewed.example");
        String token = Rest.token("enrol-renewed.example");
        TestAgent renewed = new TestAgent();

        // When
        TestAgent.Answer answer = renewed.enrol(token, "enrol-renewed.example");

        // Then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(renewed.hostId()).isEqualTo(old.hostId());
        refused(old.get("/agent/v1/scan-request"), 401, "bad-signature");
        assertThat(renewed.get("/agent/v1/scan-request").status()).isEqualTo(200);
        refused(new TestAgent().enrol(forgotten, "enrol-renewed.example"), 403, "enrolment-token-unknown");
    }

    @Test
    void retiredHostsAgentIsNotKnownAnyMore() {
        TestAgent agent = Rest.enrolledAgent("enrol-retired.example");
        given().delete("/api/v1/hosts/" + agent.hostId()).then().statusCode(204);
        refused(agent.get("/agent/v1/scan-request"), 401, "unknown-agent");
    }

    @Test
    void tokensForAllAreForThoseWithoutAnAgent() {
        Rest.addHost("enrol-all-new.example");
        Rest.enrolledAgent("enrol-all-done.example");
        given().contentType("application/json")
                .body("{\"all\":true}")
                .post("/api/v1/enrolment-tokens")
                .then()
                .statusCode(201)
                .body("fqdn", hasItem("enrol-all-new.example"))
                .body("fqdn", not(hasItem("enrol-all-done.example")));
    }

    @Test
    void badRequestsAreRefused() {
        tokens("{\"fqdns\":[\"nobody.example\"]}").statusCode(404).body("code", equalTo("unknown-host"));
        tokens("{}").statusCode(400).body("code", equalTo("invalid-request"));
        tokens("{\"all\":true,\"fqdns\":[\"a.example\"]}").statusCode(400).body("code", equalTo("invalid-request"));
        given().contentType("application/json")
                .body("{\"token\":\"t\",\"fqdn\":\"a.example\",\"publicKey\":\"AAAA\"}")
                .post("/agent/v1/enrolments")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    private static io.restassured.response.ValidatableResponse tokens(String request) {
        return given().contentType("application/json")
                .body(request)
                .post("/api/v1/enrolment-tokens")
                .then();
    }

    private static void refused(TestAgent.Answer answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.status()).isEqualTo(status);
    }
}
