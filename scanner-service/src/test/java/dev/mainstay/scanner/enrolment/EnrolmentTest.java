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
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.testing.SettableClock;
import dev.mainstay.testing.Simultaneously;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class EnrolmentTest {
    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    DataSource database;

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
        otherKey.isRefused(409, "enrolment-token-used");
        assertThat(agent.get("/agent/v1/scan-request").status()).isEqualTo(200);
    }

    @Test
    void tokenUsedByManyAtTheSameInstantEnrolsOneOfThem() {
        // Given
        Rest.addHost("enrol-race.example");
        String token = Rest.token("enrol-race.example");
        List<TestAgent> agents = Stream.generate(TestAgent::new).limit(6).toList();

        // When
        List<TestAgent.Answer> answers =
                Simultaneously.call(6, i -> agents.get(i).enrol(token, "enrol-race.example"));

        // Then
        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.isRefused(409, "enrolment-token-used"));
        TestAgent enrolled = agents.stream()
                .filter(agent -> !agent.hostId().equals(new UUID(0, 0)))
                .findFirst()
                .orElseThrow();
        await().untilAsserted(() -> assertThat(enrolled.hostEvents())
                .extracting(event -> event.data().path("agentKey").asText(""))
                .containsExactly("", enrolled.publicKey()));
    }

    @Test
    void oneAgentThatSaysItTwiceAtTheSameInstantIsEnrolledOnce() {
        // Given
        UUID host = Rest.addHost("enrol-same.example");
        String token = Rest.token("enrol-same.example");
        TestAgent agent = new TestAgent();

        // When
        List<TestAgent.Answer> answers = Simultaneously.call(4, i -> agent.enrol(token, "enrol-same.example"));

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
            assertThat(answer.body()).contains(host.toString());
        });
        await().untilAsserted(() -> assertThat(agent.hostEvents()).hasSize(2));
    }

    @Test
    void tokensMadeForOneHostAtTheSameInstantLeaveOneThatIsWorthSomething() {
        // Given
        Rest.addHost("enrol-tokens.example");

        // When
        List<String> tokens = Simultaneously.call(4, i -> Rest.token("enrol-tokens.example"));

        // Then
        assertThat(tokens.stream()
                        .map(token -> new TestAgent().enrol(token, "enrol-tokens.example"))
                        .filter(answer -> answer.status() == 201))
                .hasSize(1);
    }

    @Test
    void tokensThatAreUnknownExpiredOrForAnotherHostAreRefused() {
        Rest.addHost("enrol-refused.example");
        String token = Rest.token("enrol-refused.example");
        new TestAgent().enrol("no-such-token", "enrol-refused.example").isRefused(403, "enrolment-token-unknown");
        new TestAgent().enrol(token, "other.example").isRefused(409, "enrolment-fqdn-mismatch");
        SettableClock.advance(Duration.ofHours(25));
        new TestAgent().enrol(token, "enrol-refused.example").isRefused(403, "enrolment-token-expired");
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
        old.get("/agent/v1/scan-request").isRefused(401, "bad-signature");
        assertThat(renewed.get("/agent/v1/scan-request").status()).isEqualTo(200);
        new TestAgent().enrol(forgotten, "enrol-renewed.example").isRefused(403, "enrolment-token-unknown");
    }

    @Test
    void retiredHostsAgentIsNotKnownAnyMore() {
        TestAgent agent = Rest.enrolledAgent("enrol-retired.example");
        given().delete("/api/v1/hosts/" + agent.hostId()).then().statusCode(204);
        agent.get("/agent/v1/scan-request").isRefused(401, "unknown-agent");
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
    void aRequestSentAgainGetsItsTokensAgainWhichTheDatabaseCannotTell() throws Exception {
        Rest.addHost("enrol-again.example");
        String key = UUID.randomUUID().toString();

        String first = tokensAgain(key);
        String again = tokensAgain(key);

        assertThat(again).isEqualTo(first).contains("enrol-again.example");
        try (Connection connection = database.getConnection();
                Statement read = connection.createStatement();
                ResultSet rows = read.executeQuery("select sealed_body from kept_answer")) {
            int kept = 0;
            while (rows.next()) {
                kept++;
                assertThat(new String(rows.getBytes(1), StandardCharsets.ISO_8859_1))
                        .doesNotContain("enrol-again");
            }
            assertThat(kept).isPositive();
        }
    }

    private static String tokensAgain(String key) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body("{\"fqdns\":[\"enrol-again.example\"]}")
                .post("/api/v1/enrolment-tokens")
                .then()
                .statusCode(201)
                .extract()
                .asString();
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
}
