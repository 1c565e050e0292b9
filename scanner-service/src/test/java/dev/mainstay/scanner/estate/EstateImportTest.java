package dev.mainstay.scanner.estate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.mainstay.events.Topic;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.scanner.Topics;
import dev.mainstay.scanner.Topics.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class EstateImportTest {
    private static final String XML = "synthetic-lync-2013.xml";

    @BeforeEach
    void estateIsTheSyntheticOne() {
        Rest.importTopology(Rest.fixture(XML)).statusCode(200);
    }

    @Test
    void importIsIdempotentAcrossBothShapes() {
        Rest.importTopology(Rest.fixture("synthetic-lync-2013.tbxml"))
                .statusCode(200)
                .body("shape", equalTo("TBXML"))
                .body("pools", equalTo(16))
                .body("added", empty())
                .body("changed", empty())
                .body("retired", empty());
    }

    @Test
    void sitesPoolsAndHostsAreShown() {
        given().get("/api/v1/sites")
                .then()
                .body("name", hasItems("Paris", "Nantes", "Brest"))
                .body("find { it.name == 'Brest' }.kind", equalTo("REMOTE"))
                .body("find { it.name == 'Brest' }.centralSite", equalTo("Paris"));
        given().get("/api/v1/pools")
                .then()
                .body(
                        "find { it.pool.fqdn == 'pool-paris.lync.example' }.members.fqdn",
                        equalTo(java.util.List.of(
                                "fe1.paris.lync.example",
                                "fe2.paris.lync.example",
                                "fe3.paris.lync.example",
                                "fe4.paris.lync.example")));
        given().queryParam("pool", "POOL-LYON.lync.example")
                .queryParam("size", 2)
                .get("/api/v1/hosts")
                .then()
                .body("hosts.fqdn", equalTo(java.util.List.of("fe1.lyon.lync.example", "fe2.lyon.lync.example")))
                .body("total", equalTo(3));
        given().queryParam("name", "FE1").get("/api/v1/hosts").then().body("total", equalTo(2));
        given().get("/api/v1/hosts/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("unknown-host"));
    }

    @Test
    void dryRunSaysWhatWouldChangeAndChangesNothing() {
        // Given
        byte[] smaller = edited("fe4.paris.lync.example");

        // When
        given().contentType("application/xml")
                .queryParam("dryRun", true)
                .body(smaller)
                .post("/api/v1/estate/imports")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("retired", equalTo(java.util.List.of("fe4.paris.lync.example")))
                .body("changed.fqdn", hasItems("fe1.paris.lync.example", "fe2.paris.lync.example"))
                .body("changed[0].changes.field", hasItem("pools[pool-paris.lync.example].size"));

        // Then
        Rest.importTopology(Rest.fixture(XML)).body("changed", empty()).body("added", empty());
    }

    @Test
    void hostThatLeavesAndComesBackIsRetiredAndActiveAgainWithOneEventEach() {
        // Given
        String fqdn = "fe4.paris.lync.example";
        UUID id = id(fqdn);
        Rest.addHost("stays.example");

        // When
        Rest.importTopology(edited(fqdn)).body("retired", equalTo(java.util.List.of(fqdn)));
        Rest.importTopology(Rest.fixture(XML)).body("added", equalTo(java.util.List.of(fqdn)));

        // Then
        assertThat(id(fqdn)).isEqualTo(id);
        assertThat(id("stays.example")).isNotNull();
        await().untilAsserted(() -> {
            assertThat(Topics.about(Topic.ESTATE_HOSTS, id))
                    .extracting(Published::type)
                    .endsWith("host.registered", "host.retired", "host.changed");
            assertThat(Topics.about(Topic.ESTATE_HOSTS, id))
                    .last()
                    .satisfies(event ->
                            assertThat(event.data().get("state").textValue()).isEqualTo("ACTIVE"));
        });
    }

    @Test
    void badDocumentsAreRefusedAndChangeNothing() {
        refused("not xml", "topology-not-xml");
        refused("<!DOCTYPE a [<!ENTITY b 'c'>]><Topology>&b;</Topology>", "topology-dtd-refused");
        refused("<html/>", "topology-wrong-root");
        refused("<Topology/>", "topology-incomplete");
        given().contentType("application/xml")
                .body(new byte[11 * 1024 * 1024])
                .post("/api/v1/estate/imports")
                .then()
                .statusCode(413)
                .body("code", equalTo("body-too-large"));
        Rest.importTopology(Rest.fixture(XML)).body("changed", empty()).body("added", empty());
    }

    @Test
    void problemsAreToldInFrenchToo() {
        given().contentType("application/xml")
                .header("Accept-Language", "fr")
                .body("<html/>")
                .post("/api/v1/estate/imports")
                .then()
                .body("title", equalTo("Le document n'est pas une topologie"));
    }

    @Test
    void csvAddsAndChangesHostsOrNothingAtAll() {
        csv("fqdn,site,kind,pool\nrp1.example,DMZ,PLAIN,proxies.example\nrp2.example,DMZ,PLAIN,proxies.example")
                .statusCode(200)
                .body("added", equalTo(java.util.List.of("rp1.example", "rp2.example")));
        csv("fqdn,site,kind,pool\nrp1.example,Paris,PLAIN,proxies.example")
                .statusCode(200)
                .body("changed.fqdn", hasItem("rp1.example"));
        csv("fqdn,site,kind\nrp3.example,DMZ,PLAIN\nnot a name,DMZ,PLAIN\nrp4.example,,PLAIN")
                .statusCode(400)
                .body("code", equalTo("csv-unreadable"))
                .body("line", equalTo(3))
                .body("lines", hasSize(2));
        csv("fqdn,site,kind\nrp3.example,DMZ,PLAIN\nfe1.paris.lync.example,DMZ,PLAIN")
                .statusCode(409)
                .body("code", equalTo("host-in-topology"));
        csv("fqdn,site,kind,pool\nrp3.example,DMZ,PLAIN,pool-paris.lync.example")
                .statusCode(409)
                .body("code", equalTo("pool-in-topology"));
        given().queryParam("name", "rp3").get("/api/v1/hosts").then().body("total", equalTo(0));
    }

    @Test
    void hostsAreAddedAndRetiredByHand() {
        UUID id = Rest.addHost("by-hand.example");
        given().contentType("application/json")
                .body("{\"fqdn\":\"by-hand.example\",\"site\":\"Paris\"}")
                .post("/api/v1/hosts")
                .then()
                .statusCode(409)
                .body("code", equalTo("host-exists"));
        given().contentType("application/json")
                .body("{\"fqdn\":\"not a name\",\"site\":\"Paris\"}")
                .post("/api/v1/hosts")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"));
        given().delete("/api/v1/hosts/" + id("fe1.paris.lync.example"))
                .then()
                .statusCode(409)
                .body("code", equalTo("host-in-topology"));
        given().delete("/api/v1/hosts/" + id).then().statusCode(204);
        given().delete("/api/v1/hosts/" + id).then().statusCode(404).body("code", equalTo("unknown-host"));
        given().queryParam("state", "RETIRED")
                .get("/api/v1/hosts")
                .then()
                .body("hosts.fqdn", hasItem("by-hand.example"));
        await().untilAsserted(() -> assertThat(Topics.about(Topic.ESTATE_HOSTS, id))
                .extracting(Published::type)
                .containsExactly("host.registered", "host.retired"));
    }

    @Test
    void annotationsOutliveImportsAndCanBeTakenBack() {
        annotate("pairings/se01.nantes.lync.example", "{\"pairedWith\":\"pool-lyon.lync.example\"}")
                .statusCode(200);
        annotate(
                        "mirrors/sql1.lync.example/lyon",
                        "{\"mirror\":{\"fqdn\":\"sql2.lync.example\",\"instance\":\"lyon\"}}")
                .statusCode(200)
                .body("changed.fqdn", equalTo(java.util.List.of("sql2.lync.example")));
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
    void theContractIsPublished() {
        given().accept("application/json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/agent/v1/scans'.post.summary", containsString("scan"))
                .body("paths.'/api/v1/estate/imports'.post.description", not(equalTo("")));
        given().get("/q/health/ready").then().statusCode(200);
    }

    private static io.restassured.response.ValidatableResponse annotate(String what, String body) {
        return given().contentType("application/json")
                .body(body)
                .put("/api/v1/estate/annotations/" + what)
                .then();
    }

    private static io.restassured.response.ValidatableResponse csv(String csv) {
        return given().contentType("text/csv")
                .body(csv)
                .post("/api/v1/hosts/imports")
                .then();
    }

    private static void refused(String document, String code) {
        Rest.importTopology(document.getBytes(StandardCharsets.UTF_8))
                .statusCode(400)
                .body("code", equalTo(code));
    }

    /** The synthetic topology without the machine. */
    private static byte[] edited(String machine) {
        String text = new String(Rest.fixture(XML), StandardCharsets.UTF_8);
        return text.replaceAll("\\s*<Machine [^>]*Fqdn=\"" + machine + "\"[^>]*/>", "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static UUID id(String fqdn) {
        return UUID.fromString(given().queryParam("name", fqdn)
                .get("/api/v1/hosts")
                .then()
                .extract()
                .path("hosts[0].hostId"));
    }
}
