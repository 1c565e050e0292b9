package dev.mainstay.report.job;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.mainstay.events.EventType;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.report.Platform;
import dev.mainstay.report.Samples;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every filter of every list, as docs/openapi has them. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ListFiltersTest {
    private static final String OTHER = "00000000-0000-0000-0000-0000000000ff";

    @Test
    void everyFilterOfTheJobsNarrows() {
        UUID host = UUID.randomUUID();
        UUID jobId = UUID.randomUUID();
        Topics.publish(EventType.JOB_RUNNING, jobId, Samples.job(jobId, 1, host, JobStatus.RUNNING));
        String mine = "/api/v1/jobs?hostId=" + host;
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(jobs(mine)).containsExactly(jobId.toString()));

        for (String lets : List.of(
                "pool=pool1.example",
                "state=RUNNING",
                "state=RUNNING&state=LOST",
                "rolloutId=" + new UUID(7, 7),
                "from=2026-10-31T00:00:00Z",
                "until=2026-11-02T00:00:00Z",
                "limit=1",
                "pool=pool1.example&state=RUNNING&rolloutId=" + new UUID(7, 7)
                        + "&from=2026-11-01T00:00:00Z&until=2026-11-02T00:00:00Z&limit=2")) {
            assertThat(jobs(mine + "&" + lets)).as(lets).containsExactly(jobId.toString());
        }
        for (String keepsOut : List.of(
                "pool=pool2.example",
                "state=LOST",
                "rolloutId=" + OTHER,
                "from=2026-11-02T00:00:00Z",
                "until=2026-11-01T00:00:00Z",
                "cursor="
                        + Cursor.after(Samples.T0, "00000000-0000-0000-0000-000000000001")
                                .text())) {
            assertThat(jobs(mine + "&" + keepsOut)).as(keepsOut).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs?state=NONE",
                "jobs?hostId=x",
                "jobs?rolloutId=x",
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
                "events?after=9223372036854775807&limit=1"
            })
    void everyOtherFilterIsTaken(String list) {
        given().urlEncodingEnabled(false).get("/api/v1/" + list).then().statusCode(200);
    }

    private static List<String> jobs(String list) {
        return given().urlEncodingEnabled(false)
                .get(list)
                .then()
                .statusCode(200)
                .extract()
                .path("items.jobId");
    }
}
