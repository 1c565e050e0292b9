package dev.mainstay.report.job;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.mainstay.report.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every filter of every list, as docs/openapi has them. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ListFiltersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs?status=NONE",
                "jobs?host=x",
                "jobs?rollout=x",
                "jobs?from=yesterday",
                "jobs?from=%2B1000000000-12-31T23:59:59Z",
                "jobs?until=-1000000000-01-01T00:00:00Z",
                "jobs?cursor=x",
                "jobs?cursor=KzEwMDAwMDAwMDAtMTItMzFUMjM6NTk6NTlaIDAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMQ",
                "jobs?limit=0",
                "jobs?limit=501",
                "compliance?by=colour",
                "compliance",
                "decisions?limit=0",
                "rollouts?limit=0",
                "events?limit=0",
                "events?after=-1"
            })
    void whatIsNoValueIsRefused(String list) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/" + list)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compliance?by=site",
                "compliance?by=pool",
                "compliance?by=role",
                "compliance?by=host",
                "compliance?by=instance",
                "decisions?standing=true&limit=1",
                "decisions?standing=false",
                "rollouts?open=true&limit=1",
                "rollouts?open=false",
                "events?after=9223372036854775807&limit=1",
                "jobs?status=RUNNING&status=LOST&limit=1",
                "jobs?from=2026-10-31T00:00:00Z&until=2026-11-02T00:00:00Z"
            })
    void everyOtherFilterIsTaken(String list) {
        given().urlEncodingEnabled(false).get("/api/v1/" + list).then().statusCode(200);
    }
}
