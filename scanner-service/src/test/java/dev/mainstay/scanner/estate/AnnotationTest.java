package dev.mainstay.scanner.estate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.Topic;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.ScanJson;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.testing.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class AnnotationTest {
    private static final String XML = "synthetic-lync-2013.xml";

    @BeforeEach
    void estateIsTheSyntheticOne() {
        Rest.importTopology(Rest.fixture(XML)).statusCode(200);
    }

    @Test
    void annotationsOutliveImportsAndCanBeTakenBack() {
        annotate("pairings/se01.nantes.lync.example", "{\"pairedWith\":\"pool-lyon.lync.example\"}")
                .statusCode(200);
        annotate(
                        "mirrors/sql1.lync.example/lyon",
                        "{\"mirror\":{\"fqdn\":\"sql2.lync.example\",\"instance\":\"lyon\"}}")
                .statusCode(200)
                .body("changed.fqdn", equalTo(List.of("sql2.lync.example")));
        Rest.importTopology(Rest.fixture(XML)).body("changed", empty());
        given().get("/api/v1/pools")
                .then()
                .body(
                        "find { it.pool.fqdn == 'pool-lyon.lync.example' }.pool.pairedWith",
                        equalTo("se01.nantes.lync.example"));
        given().get("/api/v1/estate/annotations").then().body("mirrors[0].mirror.instance", equalTo("LYON"));

        annotate("pairings/nobody.example", "{\"pairedWith\":\"pool-lyon.lync.example\"}")
                .statusCode(404)
                .body("code", equalTo("unknown-pool"));
        annotate("pairings/pool-lyon.lync.example", "{\"pairedWith\":\"pool-lyon.lync.example\"}")
                .statusCode(422)
                .body("code", equalTo("annotation-contradiction"));
        annotate(
                        "mirrors/sql1.lync.example/nothing",
                        "{\"mirror\":{\"fqdn\":\"sql2.lync.example\",\"instance\":\"x\"}}")
                .statusCode(404)
                .body("code", equalTo("unknown-sql-instance"));

        given().delete("/api/v1/estate/annotations/pairings/se01.nantes.lync.example")
                .then()
                .statusCode(200);
        given().delete("/api/v1/estate/annotations/mirrors/sql1.lync.example/LYON")
                .then()
                .statusCode(200);
        given().delete("/api/v1/estate/annotations/mirrors/sql1.lync.example/LYON")
                .then()
                .statusCode(404)
                .body("code", equalTo("unknown-annotation"));
        given().get("/api/v1/pools")
                .then()
                .body(
                        "find { it.pool.fqdn == 'pool-lyon.lync.example' }.pool.pairedWith",
                        equalTo("pool-paris.lync.example"));
    }

    @Test
    void carriersOfANameAreSaidAndTakenBack() {
        // Given
        String first = Rest.addHost("node1.carriers.example").toString();
        String second = Rest.addHost("node2.carriers.example").toString();
        String name = "sqlmon.lync.example";

        // Then
        annotate("carriers/" + name, "{\"hosts\":[\"node2.carriers.example\",\"NODE1.carriers.example\"]}")
                .statusCode(200)
                .body("changed.fqdn", equalTo(List.of(name)));
        Rest.importTopology(Rest.fixture(XML)).body("changed", empty());
        given().get("/api/v1/estate/annotations")
                .then()
                .body("carriers.'" + name + "'", equalTo(List.of("node1.carriers.example", "node2.carriers.example")));
        await().untilAsserted(() -> assertThat(Topics.about(Topic.ESTATE_HOSTS, Rest.hostId(name)))
                .last()
                .satisfies(event -> {
                    assertThat(event.data().get("nature").textValue()).isEqualTo("NAME");
                    assertThat(event.data().get("carriers"))
                            .extracting(JsonNode::textValue)
                            .containsExactly(first, second);
                }));

        annotate("carriers/nobody.example", "{\"hosts\":[]}").statusCode(404).body("code", equalTo("unknown-host"));
        annotate("carriers/" + name, "{\"hosts\":[\"nobody.example\"]}").statusCode(404);
        annotate("carriers/" + name, "{\"hosts\":[\"" + name + "\"]}")
                .statusCode(422)
                .body("code", equalTo("annotation-contradiction"));
        annotate("carriers/node1.carriers.example", "{\"hosts\":[\"node2.carriers.example\"]}")
                .statusCode(422);
        given().delete("/api/v1/estate/annotations/carriers/" + name)
                .then()
                .statusCode(200)
                .body("changed.fqdn", equalTo(List.of(name)));
        given().delete("/api/v1/estate/annotations/carriers/" + name).then().statusCode(404);
    }

    /** The sweep is off in these tests. */
    @Test
    void whatAScanSaysOfCarriersIsPlannedAtOnce() {
        // Given
        String name = "sqlmon.lync.example";
        TestAgent node = Rest.enrolledAgent("node3.carriers.example");

        // When
        node.postGzip(
                "/agent/v1/scans",
                ScanJson.complete()
                        .carrying("ARCH")
                        .carryingListener("SQLMON.lync.example")
                        .text());

        // Then
        given().get("/api/v1/hosts/" + Rest.hostId(name))
                .then()
                .body("host.nature", equalTo("NAME"))
                .body("host.carriers", equalTo(List.of(node.hostId().toString())));

        // When it says so again, or carries it no more
        node.postGzip(
                "/agent/v1/scans",
                ScanJson.complete().carrying("ARCH").carryingListener("other").text());

        // Then
        given().get("/api/v1/hosts/" + Rest.hostId(name)).then().body("host.nature", nullValue());
    }

    private static ValidatableResponse annotate(String what, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/v1/estate/annotations/" + what)
                .then();
    }
}
