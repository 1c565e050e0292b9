package dev.mainstay.scanner.estate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.mainstay.events.Topic;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.testing.Topics;
import dev.mainstay.testing.Topics.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class AddedHostTest {
    private static final String XML = "synthetic-lync-2013.xml";

    @BeforeEach
    void estateIsTheSyntheticOne() {
        Rest.importTopology(Rest.fixture(XML)).statusCode(200);
    }

    @Test
    void csvAddsAndChangesHostsOrNothingAtAll() {
        csv("fqdn,site,kind,pool\nrp1.example,DMZ,PLAIN,proxies.example\nrp2.example,DMZ,PLAIN,proxies.example")
                .statusCode(200)
                .body("added", equalTo(List.of("rp1.example", "rp2.example")));
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
    void aHostIsAddedOnceByTheSameRequestAgain() {
        String key = UUID.randomUUID().toString();

        String first = addedAgain(
                key, "/api/v1/hosts", "{\"fqdn\":\"once.example\",\"site\":\"Paris\",\"kind\":\"PLAIN\"}", 201);
        String again = addedAgain(
                key, "/api/v1/hosts", "{\"fqdn\":\"once.example\",\"site\":\"Paris\",\"kind\":\"PLAIN\"}", 201);

        assertThat(again).isEqualTo(first);
        addedAgain(key, "/api/v1/scan-requests", "{\"fqdns\":[\"once.example\"],\"reason\":\"r\"}", 422);
        addedAgain(key + "-2", "/api/v1/scan-requests", "{\"fqdns\":[\"once.example\"],\"reason\":\"r\"}", 202);
        addedAgain(key + "-2", "/api/v1/scan-requests", "{\"fqdns\":[\"once.example\"],\"reason\":\"r\"}", 202);
    }

    private static String addedAgain(String key, String path, String body, int status) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body)
                .post(path)
                .then()
                .statusCode(status)
                .extract()
                .asString();
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
        given().delete("/api/v1/hosts/" + Rest.hostId("fe1.paris.lync.example"))
                .then()
                .statusCode(409)
                .body("code", equalTo("host-in-topology"));
        given().delete("/api/v1/hosts/" + id).then().statusCode(204);
        given().delete("/api/v1/hosts/" + id).then().statusCode(404).body("code", equalTo("unknown-host"));
        given().queryParam("state", "RETIRED")
                .get("/api/v1/hosts")
                .then()
                .body("items.fqdn", hasItem("by-hand.example"));
        await().untilAsserted(() -> assertThat(Topics.about(Topic.ESTATE_HOSTS, id))
                .extracting(Published::type)
                .containsExactly("host.registered", "host.retired"));
    }

    @Test
    void hostsAreAnnouncedAgainAsTheyStand() {
        UUID id = Rest.addHost("again.example");
        UUID retired = Rest.addHost("gone.example");
        given().delete("/api/v1/hosts/" + retired).then().statusCode(204);

        given().contentType("application/json")
                .body("{\"topic\":\"estate.hosts.v1\",\"reason\":\"Somebody forged it\"}")
                .post("/admin/v1/announcements")
                .then()
                .statusCode(200)
                .body("things", greaterThan(2));

        await().untilAsserted(() -> {
            assertThat(Topics.about(Topic.ESTATE_HOSTS, id))
                    .extracting(Published::type)
                    .containsExactly("host.registered", "host.changed");
            assertThat(Topics.about(Topic.ESTATE_HOSTS, retired))
                    .extracting(Published::type)
                    .containsExactly("host.registered", "host.retired", "host.retired");
        });
        List<Published> said = Topics.about(Topic.ESTATE_HOSTS, id);
        assertThat(said.getLast().data().path("sequence"))
                .isEqualTo(said.getFirst().data().path("sequence"));
    }

    @Test
    void whatIsPublishedIsSignedWithTheKeyToPin() {
        given().get("/admin/v1/event-key").then().statusCode(200).body(containsString("BEGIN PUBLIC KEY"));
    }

    private static ValidatableResponse csv(String csv) {
        return given().contentType("text/csv")
                .body(csv)
                .post("/api/v1/hosts/imports")
                .then();
    }
}
