package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.SignedInProfile;
import dev.mainstay.testing.Token;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Roles that hold for pool01.lync.example alone. */
@QuarkusTest
@TestProfile(SignedInProfile.class)
@QuarkusTestResource(Platform.class)
class LimitsTest {
    private static final String OPERATOR = Token.of("operators-of-pool01").text();
    private static final String APPROVER = Token.of("approvers-of-pool01").text();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"pools\":[\"POOL01.lync.example\"] | 201",
                "\"pools\":[\"pool02.lync.example\"] | 403",
                "\"pools\":[\"pool01.lync.example\",\"pool02.lync.example\"] | 403",
                "\"hostIds\":[\"0198a000-0000-7000-8000-000000000001\"] | 403",
                "\"pools\":[] | 403"
            })
    void decidesWithinItsPartAlone(String scope, int status) {
        Rest.Answer answer = Rest.postWith(
                APPROVER,
                "/api/v1/decisions",
                "{\"verdict\":\"DECLINED\",\"updateId\":\"%s\",\"reason\":\"r\",%s}"
                        .formatted(UUID.randomUUID(), scope));

        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.body().path("code").asText()).isEqualTo("out-of-reach");
        } else {
            assertThat(answer.body().path("decidedBy").asText()).isEqualTo("anna");
        }
    }

    @Test
    void theRefusalNamesThePool() {
        Rest.Answer answer = Rest.postWith(
                APPROVER,
                "/api/v1/decisions",
                "{\"verdict\":\"DECLINED\",\"kb\":\"KB1\",\"reason\":\"r\",\"pools\":[\"pool02.lync.example\"]}");

        assertThat(answer.body().path("pools").toString()).isEqualTo("[\"pool02.lync.example\"]");
        assertThat(answer.body().path("detail").asText()).contains("pool02.lync.example");
    }

    @Test
    void whatAnotherDecidedForTheEstateIsNotRetracted() {
        String everywhere = Rest.postWith(
                        Token.of("approvers").text(),
                        "/api/v1/decisions",
                        "{\"verdict\":\"DECLINED\",\"updateId\":\"%s\",\"reason\":\"r\"}".formatted(UUID.randomUUID()))
                .body()
                .path("decisionId")
                .asText();

        assertThat(Rest.postWith(APPROVER, "/api/v1/decisions/" + everywhere + "/retraction", "{\"reason\":\"r\"}")
                        .status())
                .isEqualTo(403);
        assertThat(Rest.getWith(APPROVER, "/api/v1/decisions/" + everywhere)
                        .body()
                        .path("state")
                        .asText())
                .isEqualTo("STANDING");
    }

    @Test
    void aRolloutOfItsPoolIsItsOwnAndOneOfTheEstateIsNot() {
        UUID baseline =
                UUID.fromString(Rest.postWith(Token.of("approvers").text(), "/api/v1/baselines", "{\"name\":\"b\"}")
                        .body()
                        .path("baselineId")
                        .asText());
        String mine = "{\"name\":\"x\",\"baselineId\":\"%s\",\"pools\":[\"pool01.lync.example\"]}".formatted(baseline);
        String estate = "{\"name\":\"x\",\"baselineId\":\"%s\"}".formatted(baseline);

        Rest.Answer started = Rest.postWith(OPERATOR, "/api/v1/rollouts", mine);
        String path = "/api/v1/rollouts/" + started.body().path("rolloutId").asText();

        assertThat(started.status()).as(started.text()).isEqualTo(201);
        JsonNode halted =
                Rest.postWith(OPERATOR, path + "/halt", "{\"reason\":\"r\"}").body();
        assertThat(halted.at("/acts/0/by").asText()).isEqualTo("anna");
        assertThat(Rest.postWith(OPERATOR, "/api/v1/rollouts", estate).status()).isEqualTo(403);
        String other = Rest.postWith(Token.of("operators").text(), "/api/v1/rollouts", estate)
                .body()
                .path("rolloutId")
                .asText();
        for (String act : List.of("halt", "resume", "end")) {
            assertThat(Rest.postWith(OPERATOR, "/api/v1/rollouts/" + other + "/" + act, "{\"reason\":\"r\"}")
                            .status())
                    .as(act)
                    .isEqualTo(403);
        }
    }

    @Test
    void jobsOfOtherHostsAreNeitherToldNorTouched() {
        TestHost host = new TestHost().registered(); // in no pool
        Rest.Answer rollout = Rest.postWith(
                Token.of("operators").text(),
                "/api/v1/rollouts",
                "{\"name\":\"x\",\"baselineId\":\"%s\",\"hostIds\":[\"%s\"]}"
                        .formatted(
                                Rest.postWith(Token.of("approvers").text(), "/api/v1/baselines", "{\"name\":\"b\"}")
                                        .body()
                                        .path("baselineId")
                                        .asText(),
                                host.id));
        assertThat(rollout.status()).as(rollout.text()).isEqualTo(201);
        host.scanned(TestHost.update());
        String viewer = Token.of("viewers").text();
        String jobs = "/api/v1/jobs?hostId=" + host.id;
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !Rest.getWith(viewer, jobs).body().path("items").isEmpty());
        String job = Rest.getWith(viewer, jobs).body().at("/items/0/jobId").asText();

        assertThat(Rest.getWith(OPERATOR, jobs).body().path("items")).isEmpty();
        assertThat(Rest.getWith(OPERATOR, "/api/v1/jobs/" + job).status()).isEqualTo(403);
        for (String act : List.of("cancel", "retry")) {
            assertThat(Rest.postWith(OPERATOR, "/api/v1/jobs/" + job + "/" + act, "{\"reason\":\"r\"}")
                            .status())
                    .as(act)
                    .isEqualTo(403);
        }
        assertThat(Rest.postWith(
                                OPERATOR,
                                "/api/v1/jobs/" + job + "/settlement",
                                "{\"outcome\":\"FAILED\",\"reason\":\"r\"}")
                        .status())
                .isEqualTo(403);
    }
}
