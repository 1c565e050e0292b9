package dev.mainstay.scanner.inventory;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class InventoryTest {
    private static final String XML = "synthetic-lync-2013.xml";

    @BeforeEach
    void estateIsTheSyntheticOne() {
        Rest.importTopology(Rest.fixture(XML)).statusCode(200);
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
                        equalTo(List.of(
                                "fe1.paris.lync.example",
                                "fe2.paris.lync.example",
                                "fe3.paris.lync.example",
                                "fe4.paris.lync.example")));
        given().queryParam("pool", "POOL-LYON.lync.example")
                .queryParam("limit", 2)
                .get("/api/v1/hosts")
                .then()
                .body("items.fqdn", equalTo(List.of("fe1.lyon.lync.example", "fe2.lyon.lync.example")))
                .body("total", equalTo(3));
        given().queryParam("name", "FE1").get("/api/v1/hosts").then().body("total", equalTo(2));
        given().get("/api/v1/hosts/" + UUID.randomUUID()).then().statusCode(404).body("code", equalTo("unknown-host"));
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
}
