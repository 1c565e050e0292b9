package dev.mainstay.scanner;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;

/** What a person does over REST. */
public final class Rest {

    private Rest() {}

    public static byte[] fixture(String name) {
        try (InputStream in = Rest.class.getResourceAsStream("/topology/" + name)) {
            if (in == null) {
                throw new IllegalStateException("There is no fixture " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ValidatableResponse importTopology(byte[] document) {
        return given().contentType("application/xml")
                .body(document)
                .post("/api/v1/estate/imports")
                .then();
    }

    /** Adds a plain server and says its id. */
    public static UUID addHost(String fqdn) {
        return UUID.fromString(given().contentType("application/json")
                .body(Map.of("fqdn", fqdn, "site", "Paris", "kind", "PLAIN"))
                .post("/api/v1/hosts")
                .then()
                .statusCode(201)
                .extract()
                .path("hostId"));
    }

    /** The id of the host whose name begins so. */
    public static UUID hostId(String fqdn) {
        return UUID.fromString(given().queryParam("name", fqdn)
                .get("/api/v1/hosts")
                .then()
                .extract()
                .path("items[0].hostId"));
    }

    public static String token(String fqdn) {
        return given().contentType("application/json")
                .body("{\"fqdns\":[\"" + fqdn + "\"]}")
                .post("/api/v1/enrolment-tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("[0].token");
    }

    /** A plain server with an enrolled agent. */
    public static TestAgent enrolledAgent(String fqdn) {
        addHost(fqdn);
        return enrolled(fqdn);
    }

    /** A Front End of a pool, with an enrolled agent. */
    public static TestAgent enrolledFrontEnd(String fqdn, String pool) {
        given().contentType("application/json")
                .body(Map.of("fqdn", fqdn, "site", "Paris", "pool", pool, "kind", "ENTERPRISE_FRONT_END"))
                .post("/api/v1/hosts")
                .then()
                .statusCode(201);
        return enrolled(fqdn);
    }

    private static TestAgent enrolled(String fqdn) {
        TestAgent agent = new TestAgent();
        TestAgent.Answer answer = agent.enrol(token(fqdn), fqdn);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.toString());
        }
        return agent;
    }

    public static ValidatableResponse host(UUID id) {
        return given().get("/api/v1/hosts/" + id).then().statusCode(200);
    }
}
