package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.testing.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every filter of every list, as docs/openapi has them. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class ListFiltersTest {

    private static final UUID OTHER = new UUID(0, 0xff);

    @Test
    void everyFilterOfTheJobsNarrows() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned(TestHost.update());
        String job = Steps.jobOf(host, "READY").toString();
        String mine = "hostId=" + host.id;

        for (String lets : List.of(
                mine,
                "rolloutId=" + rollout,
                mine + "&state=READY",
                mine + "&state=READY&state=LOST",
                mine + "&limit=1",
                mine + "&from=2026-01-01T00:00:00Z",
                mine + "&until=9999-01-01T00:00:00Z",
                mine + "&cursor=" + cursor("9999-12-31T23:59:59Z", OTHER),
                mine + "&rolloutId=" + rollout + "&state=READY&limit=500&cursor="
                        + cursor("9999-12-31T23:59:59Z", OTHER))) {
            assertThat(jobs(lets)).as(lets).containsExactly(job);
        }
        for (String keepsOut : List.of(
                "hostId=" + OTHER,
                "rolloutId=" + OTHER,
                mine + "&rolloutId=" + OTHER,
                mine + "&state=LOST",
                mine + "&pool=nowhere.example",
                mine + "&from=9999-01-01T00:00:00Z",
                mine + "&until=1970-01-01T00:00:00Z",
                mine + "&cursor=" + cursor("1970-01-01T00:00:00Z", OTHER))) {
            assertThat(jobs(keepsOut)).as(keepsOut).isEmpty();
        }
        assertThat(Rest.get("/api/v1/jobs?limit=1&" + mine).body().has("next")).isFalse();
    }

    @Test
    void jobsAreFoundByAPoolOfTheirHosts() {
        TestHost member = new TestHost().inFrontEndPool("filters.lync.example", 1, 1);
        Steps.rollout(member.id);
        member.scanned(TestHost.update());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> jobs("pool=FILTERS.lync.example").size() == 1);

        assertThat(jobs("pool=FILTERS.lync.example&hostId=" + member.id)).hasSize(1);
        assertThat(jobs("pool=FILTERS.lync.example&hostId=" + OTHER)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/jobs?hostId=x",
                "/api/v1/jobs?hostId=%00",
                "/api/v1/jobs?rolloutId=x",
                "/api/v1/jobs?rolloutId=%00",
                "/api/v1/jobs?state=NONE",
                "/api/v1/jobs?state=ready",
                "/api/v1/jobs?state=%00",
                "/api/v1/jobs?limit=0",
                "/api/v1/jobs?limit=501",
                "/api/v1/jobs?limit=x",
                "/api/v1/jobs?limit=99999999999",
                "/api/v1/jobs?cursor=%00"
            })
    void whatIsNoValueIsRefused(String list) {
        Rest.Answer answer = Rest.get(list);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("code").asText()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @CsvSource({
        "+1000000000-12-31T23:59:59Z",
        "-1000000000-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "0000-12-31T23:59:59Z",
        "yesterday"
    })
    void aCursorThatNoPageGaveIsRefused(String instant) {
        assertCursorRefused(cursor(instant, OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", "%20"})
    void aCursorThatIsNoneIsRefused(String cursor) {
        assertCursorRefused(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "after=x", "limit=%00"})
    void parkedRecordsAreNotListedByWhatIsNoValue(String filter) {
        assertThat(Rest.get("/admin/v1/parked?" + filter).status()).isBetween(400, 404);
    }

    @Test
    void parkedRecordsAreListedFromWhereOneWasAndNoMoreThanAsked() {
        List<Long> all = parked("limit=1000");

        assertThat(parked("limit=1")).isEqualTo(all.stream().limit(1).toList());
        assertThat(parked("after=" + Long.MAX_VALUE)).isEmpty();
        if (!all.isEmpty()) {
            assertThat(parked("limit=1000&after=" + all.getFirst())).isEqualTo(all.subList(1, all.size()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"baselines", "decisions", "packages", "rollouts"})
    void aListWithoutFiltersListsAll(String list) {
        assertThat(Rest.get("/api/v1/" + list).status()).isEqualTo(200);
    }

    private static void assertCursorRefused(String cursor) {
        Rest.Answer answer = Rest.get("/api/v1/jobs?cursor=" + cursor);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
        assertThat(answer.body().path("code").asText()).isEqualTo("invalid-request");
    }

    private static String cursor(String instant, UUID job) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((instant + "|" + job).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> jobs(String filter) {
        Rest.Answer answer = Rest.get("/api/v1/jobs?" + filter);
        assertThat(answer.status()).as(filter).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.body().path("items").forEach(job -> ids.add(job.path("jobId").asText()));
        return ids;
    }

    private static List<Long> parked(String filter) {
        JsonNode page = Rest.get("/admin/v1/parked?" + filter).body();
        return StreamSupport.stream(page.spliterator(), false)
                .map(record -> record.path("id").asLong())
                .toList();
    }
}
