package dev.mainstay.scanner.inventory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.mainstay.http.list.Cursor;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.scanner.catalogue.KevText;
import dev.mainstay.scanner.catalogue.TestCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every filter of every list, as docs/openapi has them. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
@SuppressWarnings("NullAway.Init") // Quarkus injects
class ListFiltersTest {
    private static final String POOL = "filters.example";
    private static final String SITE = "Site of filters";

    @Inject
    TestCatalogue catalogue;

    @Test
    void everyFilterOfTheHostsNarrows() {
        // Given: one fresh host in a pool and a site of its own, and one that is retired
        TestAgent agent = pooled("filtered_1.example");
        agent.postGzip("/agent/v1/scans", ScanJson.complete().text());
        String id = agent.hostId().toString();
        String gone = Rest.addHost("filtered-gone.example").toString();
        given().delete("/api/v1/hosts/" + gone).then().statusCode(204);

        // Then
        for (String lets : List.of(
                "name=FILTERED_1",
                "pool=FILTERS.example",
                "site=Site%20of%20filters",
                "name=filtered_1&state=ACTIVE",
                "name=filtered_1&freshness=FRESH",
                "name=filtered_1&kind=PLAIN",
                "name=filtered_1&limit=1",
                "name=filtered_1&pool=filters.example&site=Site%20of%20filters&state=ACTIVE&freshness=FRESH&limit=2")) {
            assertThat(ids("hosts?" + lets, "items.hostId")).as(lets).containsExactly(id);
        }
        for (String keepsOut : List.of(
                "name=filtered_1&freshness=STALE",
                "name=filtered_1&freshness=NEVER_SCANNED",
                "name=filtered_1&state=RETIRED",
                "name=filtered_1&site=Elsewhere",
                "name=filtered_1&pool=elsewhere.example",
                "name=filtered_1&kind=EDGE",
                "name=filtered_1&cursor=" + after("filtered_1.example", id),
                "name=filtered%251",
                "name=filtered-1")) {
            assertThat(ids("hosts?" + keepsOut, "items.hostId")).as(keepsOut).isEmpty();
        }
        assertThat(ids("hosts?state=RETIRED&name=filtered-gone", "items.hostId"))
                .containsExactly(gone);
    }

    @Test
    void hostsAreAskedForByWhatTheirPoolsAre() {
        // Given: a Front End, and a server in no pool
        Rest.enrolledFrontEnd("kinds-front-end.example", "kinds.example");
        Rest.addHost("kinds-plain.example");

        // Then
        assertThat(fqdns("hosts?name=kinds-&kind=ENTERPRISE_FRONT_END")).containsExactly("kinds-front-end.example");
        assertThat(fqdns("hosts?name=kinds-&kind=PLAIN")).containsExactly("kinds-plain.example");
        assertThat(fqdns("hosts?name=kinds-&kind=UNKNOWN")).isEmpty();
        given().queryParam("name", "kinds-")
                .queryParam("kind", "ENTERPRISE_FRONT_END")
                .get("/api/v1/hosts")
                .then()
                .body("total", equalTo(1));
    }

    @Test
    void everyFilterOfTheFindingsNarrows() {
        // Given: a host that is offered one update, whose KB and CVE nobody else has
        catalogue.only(new KevText("2026-01-01")
                .exploited("CVE-2026-20009", "2026-02-01")
                .text());
        TestAgent agent = pooled("filtered-findings.example");
        agent.postGzip(
                "/agent/v1/scans",
                ScanJson.complete()
                        .offering(UUID.randomUUID(), "One", "MISSING", List.of("KB987650001"), "CVE-2026-98765")
                        .text());
        String id = agent.hostId().toString();
        String mine = "findings?kb=KB987650001";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(ids(mine, "items.hostId")).containsExactly(id));

        // Then
        for (String lets : List.of(
                "kb=kb987650001",
                "cve=cve-2026-98765",
                "kb=KB987650001&state=MISSING",
                "kb=KB987650001&pool=FILTERS.example",
                "kb=KB987650001&limit=1",
                "kb=KB987650001&cve=CVE-2026-98765&state=MISSING&pool=filters.example&limit=2")) {
            assertThat(ids("findings?" + lets, "items.hostId")).as(lets).containsExactly(id);
        }
        for (String keepsOut : List.of(
                "state=FAILED",
                "cve=CVE-2026-98764",
                "pool=elsewhere.example",
                "cursor=" + after("filtered-findings.example", "999"))) {
            assertThat(ids(mine + "&" + keepsOut, "items.hostId")).as(keepsOut).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hosts?state=GONE",
                "hosts?freshness=fresh",
                "hosts?kind=FRONT_END",
                "hosts?page=1",
                "hosts?size=100",
                "hosts?cursor=first",
                "hosts?limit=0",
                "hosts?limit=1001",
                "hosts?limit=99999999999",
                "hosts?name=a%00b",
                "hosts?site=%00",
                "hosts?pool=%00",
                "findings?state=BROKEN",
                "findings?kb=KB%00",
                "findings?cve=%00",
                "findings?pool=%00",
                "findings?page=0",
                "findings?cursor=x",
                "findings?limit=0"
            })
    void whatIsNoValueIsRefused(String list) {
        given().urlEncodingEnabled(false)
                .get("/api/v1/" + list)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
    }

    @Test
    void parkedRecordsAreListedFromWhereOneWasAndNoMoreThanAsked() {
        given().get("/admin/v1/parked?after=" + Long.MAX_VALUE + "&limit=1000")
                .then()
                .statusCode(200)
                .body("", empty());
        List<Integer> all =
                given().get("/admin/v1/parked?limit=1000").then().extract().path("id");
        assertThat(given().get("/admin/v1/parked?limit=1").then().extract().<List<Integer>>path("id"))
                .isEqualTo(all.stream().limit(1).toList());
        if (!all.isEmpty()) {
            assertThat(given().get("/admin/v1/parked?limit=1000&after=" + all.getFirst())
                            .then()
                            .extract()
                            .<List<Integer>>path("id"))
                    .isEqualTo(all.subList(1, all.size()));
        }
        for (String wrong : List.of("limit=0", "limit=1001", "limit=-1")) {
            given().urlEncodingEnabled(false)
                    .get("/admin/v1/parked?" + wrong)
                    .then()
                    .statusCode(400);
        }
    }

    private static String after(Object... keys) {
        return Cursor.after(keys).text();
    }

    private static TestAgent pooled(String fqdn) {
        given().contentType("application/json")
                .body("""
                        {"fqdn": "%s", "site": "%s", "pool": "%s"}""".formatted(fqdn, SITE, POOL))
                .post("/api/v1/hosts")
                .then()
                .statusCode(201);
        TestAgent agent = new TestAgent();
        agent.enrol(Rest.token(fqdn), fqdn);
        return agent;
    }

    private static List<String> fqdns(String list) {
        return ids(list, "items.fqdn");
    }

    private static List<String> ids(String list, String path) {
        return given().urlEncodingEnabled(false)
                .get("/api/v1/" + list)
                .then()
                .statusCode(200)
                .extract()
                .path(path);
    }
}
