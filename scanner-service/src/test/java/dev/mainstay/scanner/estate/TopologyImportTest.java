package dev.mainstay.scanner.estate;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.mainstay.events.Topic;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.Rest;
import dev.mainstay.testing.Simultaneously;
import dev.mainstay.testing.Topics;
import dev.mainstay.testing.Topics.Published;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class TopologyImportTest {
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
                .body("retired", equalTo(List.of("fe4.paris.lync.example")))
                .body("changed.fqdn", hasItems("fe1.paris.lync.example", "fe2.paris.lync.example"))
                .body("changed[0].changes.field", hasItem("pools[pool-paris.lync.example].size"));

        // Then
        Rest.importTopology(Rest.fixture(XML)).body("changed", empty()).body("added", empty());
    }

    @Test
    void hostThatLeavesAndComesBackIsRetiredAndActiveAgainWithOneEventEach() {
        // Given
        String fqdn = "fe4.paris.lync.example";
        UUID id = Rest.hostId(fqdn);
        Rest.addHost("stays.example");

        // When
        Rest.importTopology(edited(fqdn)).body("retired", equalTo(List.of(fqdn)));
        Rest.importTopology(Rest.fixture(XML)).body("added", equalTo(List.of(fqdn)));

        // Then
        assertThat(Rest.hostId(fqdn)).isEqualTo(id);
        assertThat(Rest.hostId("stays.example")).isNotNull();
        await().untilAsserted(() -> {
            assertThat(Topics.about(Topic.ESTATE_HOSTS, id))
                    .extracting(Published::type)
                    .endsWith("host.retired", "host.changed");
            assertThat(Topics.about(Topic.ESTATE_HOSTS, id))
                    .last()
                    .satisfies(event ->
                            assertThat(event.data().get("state").textValue()).isEqualTo("ACTIVE"));
        });
    }

    @Test
    void sameDocumentImportedByManyAtOnceChangesTheEstateOnce() {
        // Given
        String fqdn = "fe3.lyon.lync.example";
        UUID id = Rest.hostId(fqdn);
        byte[] smaller = edited(fqdn);

        // When
        List<List<String>> retired = Simultaneously.call(
                4, i -> Rest.importTopology(smaller).statusCode(200).extract().path("retired"));
        List<List<String>> added = Simultaneously.call(
                4,
                i -> Rest.importTopology(Rest.fixture(XML))
                        .statusCode(200)
                        .extract()
                        .path("added"));

        // Then
        assertThat(retired).containsOnlyOnce(List.of(fqdn)).hasSize(4).contains(List.of());
        assertThat(added).containsOnlyOnce(List.of(fqdn)).hasSize(4).contains(List.of());
        await().untilAsserted(() -> assertThat(Topics.about(Topic.ESTATE_HOSTS, id))
                .extracting(Published::type)
                .filteredOn("host.retired"::equals)
                .hasSize(1));
    }

    @Test
    void sameHostAddedByManyAtOnceIsAddedOnce() {
        List<Integer> statuses = Simultaneously.call(
                4,
                i -> given().contentType("application/json")
                        .body("{\"fqdn\":\"by-many.example\",\"site\":\"Paris\"}")
                        .post("/api/v1/hosts")
                        .statusCode());
        assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
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

    @Test
    void whatADocumentContradictsItselfInIsToldInTheReadersLanguage() {
        String twice = new String(Rest.fixture("synthetic-lync-2013.xml"), StandardCharsets.UTF_8)
                .replaceFirst("OrdinalInCluster=\"2\"", "OrdinalInCluster=\"1\"");
        for (String language : List.of("en", "fr")) {
            given().contentType("application/xml")
                    .header("Accept-Language", language)
                    .body(twice.getBytes(StandardCharsets.UTF_8))
                    .post("/api/v1/estate/imports?dryRun=true")
                    .then()
                    .statusCode(200)
                    .body("warnings.code", hasItem("duplicate-ordinal"))
                    .body(
                            "warnings.find { it.code == 'duplicate-ordinal' }.message",
                            containsString(
                                    language.equals("fr")
                                            ? " a deux machines avec le numéro d’ordre 1 ; "
                                            : " has two machines with the ordinal 1; "));
        }
    }
}
