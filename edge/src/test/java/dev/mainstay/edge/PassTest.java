package dev.mainstay.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The way to the services where nobody signs in, which real servers of HTTP stand in for. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class PassTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(strings = {"scanner", "patch", "report"})
    void eachServiceGetsItsOwn(String service) {
        given().urlEncodingEnabled(false)
                .get("/" + service + "/api/v1/jobs?state=FAILED&name=a%20b")
                .then()
                .statusCode(200)
                .header("X-Of-The-Service", service)
                .body("service", equalTo(service))
                .body("method", equalTo("GET"))
                .body("uri", equalTo("/api/v1/jobs?state=FAILED&name=a%20b"));
    }

    @Test
    void whatAPageChangesGoesThroughWithItsBody() {
        page().header("Idempotency-Key", "k1")
                .contentType("application/json")
                .body("{\"reason\":\"é\"}")
                .post("/patch/api/v1/rollouts")
                .then()
                .statusCode(200)
                .body("method", equalTo("POST"))
                .body("body", equalTo("{\"reason\":\"é\"}"))
                .body("headers.idempotency-key", equalTo("k1"))
                .body("headers.content-type", containsString("application/json"));
        page().delete("/scanner/api/v1/hosts/1").then().statusCode(200).body("method", equalTo("DELETE"));
    }

    @Test
    void nothingIsChangedByWhatIsNotProvenToBeAPageOfThisOrigin() {
        given().post("/patch/api/v1/rollouts").then().statusCode(403).body("code", equalTo("page-not-proven"));
        given().header("X-Mainstay-Page", "1")
                .post("/patch/api/v1/rollouts")
                .then()
                .statusCode(403)
                .body("code", equalTo("page-not-proven"));
        given().header("Origin", origin())
                .header("Accept-Language", "fr")
                .post("/patch/api/v1/rollouts")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("title", equalTo("Rien ne prouve que la demande vient d'une page de cette origine"));
        page().header("Origin", "https://evil.example")
                .post("/patch/api/v1/rollouts")
                .then()
                .statusCode(403)
                .body("code", equalTo("foreign-origin"));
        given().header("Sec-Fetch-Site", "cross-site")
                .header("X-Mainstay-Page", "1")
                .delete("/scanner/api/v1/hosts/1")
                .then()
                .statusCode(403)
                .body("code", equalTo("foreign-origin"));
    }

    @Test
    void whoAsksAndFromWhereIsSaidByTheEdgeAlone() {
        page().header("Authorization", "Bearer of-somebody")
                .header("Cookie", "q_session=x")
                .header("Forwarded", "for=10.0.0.1")
                .header("X-Forwarded-For", "10.0.0.1")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Prefix", "/x")
                .header("X-Real-IP", "10.0.0.1")
                .header("Referer", "https://x.example/")
                .header("X-Request-Id", "abc-1")
                .post("/patch/api/v1/rollouts")
                .then()
                .statusCode(200)
                .body("headers", not(hasKey("authorization")))
                .body("headers", not(hasKey("cookie")))
                .body("headers", not(hasKey("forwarded")))
                .body("headers", not(hasKey("x-forwarded-prefix")))
                .body("headers", not(hasKey("x-real-ip")))
                .body("headers", not(hasKey("referer")))
                .body("headers", not(hasKey("origin")))
                .body("headers", not(hasKey("sec-fetch-site")))
                .body("headers", not(hasKey("x-mainstay-page")))
                .body("headers.x-forwarded-for", equalTo("127.0.0.1"))
                .body("headers.x-forwarded-proto", equalTo("http"))
                .body("headers.x-forwarded-host", equalTo(edge().getAuthority()))
                .body("headers.x-request-id", equalTo("abc-1"));
    }

    @Test
    void whatTheServiceSaysToBrowsersIsSaidByTheEdge() {
        given().get("/report/api/v1/overview")
                .then()
                .statusCode(200)
                .header("Set-Cookie", nullValue())
                .header("WWW-Authenticate", nullValue())
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }

    @Test
    void answersWithoutABodyComeThrough() {
        given().get("/report/api/v1/nothing").then().statusCode(204);
        given().get("/report/api/v1/unchanged").then().statusCode(304).header("ETag", "\"7\"");
        given().head("/report/api/v1/overview").then().statusCode(200);
    }

    @Test
    void whatIsCompressedStaysSo() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(edge().resolve("/report/api/v1/gzip"))
                .header("Accept-Encoding", "gzip")
                .build();
        var answer = CLIENT.send(request, BodyHandlers.ofByteArray());

        assertThat(answer.headers().allValues("Content-Encoding")).containsExactly("gzip");
        assertThat(Arrays.copyOf(answer.body(), 2)).containsExactly(0x1f, (byte) 0x8b);
    }

    @Test
    void bodiesOfManyMegabytesGoBothWays() throws Exception {
        page().contentType("application/octet-stream")
                .body(new byte[20 << 20])
                .post("/scanner/api/v1/catalogue/documents")
                .then()
                .statusCode(200)
                .body("bodyLength", equalTo(20 << 20));

        var answer = CLIENT.send(
                HttpRequest.newBuilder(edge().resolve("/report/api/v1/large")).build(), BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            assertThat(body.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(32L << 20);
        }
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void aBodyOfUnknownLengthArrivesWhole(HttpClient.Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder().version(version).build();
        HttpRequest look = HttpRequest.newBuilder(edge().resolve("/report/api/v1/overview"))
                .build();
        HttpRequest change = HttpRequest.newBuilder(edge().resolve("/patch/api/v1/rollouts"))
                .header("Origin", origin())
                .header("X-Mainstay-Page", "1")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[3 << 20])))
                .build();

        assertThat(client.send(look, BodyHandlers.ofString()).body()).contains("\"bodyLength\":0");
        var answer = client.send(change, BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.body()).contains("\"bodyLength\":" + (3 << 20));
    }

    @Test
    void anEventArrivesWhenItHappens() throws Exception {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(edge().resolve("/report/api/v1/events/stream"))
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofInputStream());
        try (BufferedReader events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
            assertThat(events.readLine()).isEqualTo("data: first");
            // The second is sent after the first was read here.
            URI report = ConfigProvider.getConfig().getValue("mainstay.edge.services.report", URI.class);
            CLIENT.send(HttpRequest.newBuilder(report.resolve("/next-event")).build(), BodyHandlers.discarding());
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isEqualTo("data: second");
        }
    }

    @Test
    void aServiceThatSaysNothingIsGivenUp() {
        given().header("Accept-Language", "fr")
                .get("/report/api/v1/silent")
                .then()
                .statusCode(504)
                .contentType("application/problem+json")
                .body("code", equalTo("service-silent"))
                .body("title", equalTo("Le service n'a pas répondu à temps"))
                .body("detail", containsString("report-service"))
                .body("instance", equalTo("/report/api/v1/silent"));
    }

    @Test
    void aServiceThatHangsUpIsAway() {
        page().body("{}")
                .post("/report/api/v1/dropped")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("code", equalTo("service-away"))
                .body("detail", containsString("Idempotency-Key"));
    }

    @Test
    void anAnswerThatBreaksOffDoesNotLookWhole() {
        HttpRequest request =
                HttpRequest.newBuilder(edge().resolve("/report/api/v1/broken")).build();

        assertThatThrownBy(() -> CLIENT.send(request, BodyHandlers.ofByteArray()))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/report/api/v1/../../q/metrics",
                "/report/api/v1/%2e%2e/%2e%2e/q/metrics",
                "/report/api/v1//..//../q/metrics",
                "/report/api/v1/..;/..;/q/metrics",
                "/report/api/v1/x%2f..%2f..%2fq%2fmetrics",
                "http://127.0.0.1/report/api/v1/../../q/metrics",
            })
    void noDetourLeadsPastTheRoutes(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

        assertThat(answer).containsPattern("^HTTP/1.1 40[04] ").doesNotContain("\"service\"");
    }

    @Test
    void whatIsNotAServicesIsAProblem() {
        given().get("/report/q/metrics").then().statusCode(404).body("code", equalTo("not-found"));
        given().get("/scanner/agent/v1/scan-request").then().statusCode(404).body("code", equalTo("not-found"));
        given().get("/agent/v1/scan-request").then().statusCode(404).body("code", equalTo("not-found"));
    }

    @Test
    void healthAndMetersAreNotForThoseOutside() {
        given().get("/q/health").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        for (String path :
                new String[] {"/q/health", "/q/metrics", "/q/health/ready", "/%71/metrics", "/./q/metrics"}) {
            given().urlEncodingEnabled(false)
                    .header("Host", "console.lync.example")
                    .get(path)
                    .then()
                    .statusCode(404);
        }
        given().header("Host", "other.example").get("/session").then().statusCode(421);
    }

    @Test
    void withoutAProviderThePageIsToldSo() {
        given().get("/session")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("signedInBy", equalTo("LOOPBACK_ADDRESS"))
                .body("$", not(hasKey("name")));
    }

    private RequestSpecification page() {
        return given().header("Origin", origin())
                .header("Sec-Fetch-Site", "same-origin")
                .header("X-Mainstay-Page", "1");
    }

    private static URI edge() {
        return URI.create("http://127.0.0.1:" + RestAssured.port);
    }

    private String origin() {
        return "http://" + edge().getAuthority();
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(edge().getHost(), edge().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
