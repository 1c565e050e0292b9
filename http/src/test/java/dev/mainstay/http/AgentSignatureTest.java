package dev.mainstay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AgentSignatureTest {

    private static final byte[] NOTE = "{\"text\":\"hello\"}".getBytes(UTF_8);
    private static final byte[] OTHER_NOTE = "{\"text\":\"hellO\"}".getBytes(UTF_8);
    private static final byte[] NOTHING = new byte[0];

    @ParameterizedTest
    @ValueSource(strings = {"/agent/v1/who", "/agent/v1/who?a=b%20c&d=e", "/agent/v1/%77ho"})
    void aSignedRequestSaysWhoSentIt(String target) {
        HttpResponse<String> response = SignedRequest.get(target).sign().send(RestAssured.port);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"agentId\":\"agent-1\"}");
    }

    /** Were its signature not accepted, this would be a 401. */
    @Test
    void aParameterWithoutAValueIsSignedLikeAnyOther() {
        HttpResponse<String> response =
                SignedRequest.get("/agent/v1/who?a=b%20c&d").sign().send(RestAssured.port);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(JsonPath.from(response.body()).getString("violations[0].parameter"))
                .isEqualTo("d");
    }

    @Test
    void aSignedBodyArrives() {
        HttpResponse<String> response =
                SignedRequest.post("/agent/v1/notes", NOTE).sign().send(RestAssured.port);

        assertThat(JsonPath.from(response.body()).getString("text")).isEqualTo("hello");
    }

    @Test
    void aSignedWriteWithoutBodyArrives() {
        HttpResponse<String> response =
                SignedRequest.post("/agent/v1/pokes", NOTHING).sign().send(RestAssured.port);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    @Test
    void aSignedGzipArrives() {
        SignedRequest request = SignedRequest.post("/agent/v1/notes", SignedRequest.gzip(NOTE));
        request.headers.put("Content-Encoding", "gzip");

        HttpResponse<String> response = request.sign().send(RestAssured.port);

        assertThat(JsonPath.from(response.body()).getString("text")).isEqualTo("hello");
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /agent/v1/who",
        "GET, /agent/v1/who?admin=true",
        "GET, /agent/v1/%77ho",
    })
    void aRequestOtherThanTheSignedOneIsRefused(String method, String target) {
        SignedRequest request = SignedRequest.get("/agent/v1/who").sign();

        HttpResponse<String> response = request.send(RestAssured.port, method, target, NOTHING);

        if (method.equals("GET")) {
            assertProblem(response, 401, "bad-signature");
        } else {
            assertThat(response.statusCode()).isEqualTo(405);
        }
    }

    @Test
    void aSignatureForOneResourceIsNoneForAnother() {
        SignedRequest request = SignedRequest.post("/agent/v1/notes", NOTE).sign();

        assertProblem(request.send(RestAssured.port, "POST", "/agent/v1/pokes", NOTE), 401, "bad-signature");
    }

    @Test
    void anotherQueryIsRefused() {
        SignedRequest request = SignedRequest.get("/agent/v1/who?a=1").sign();

        assertProblem(request.send(RestAssured.port, "GET", "/agent/v1/who?a=2", NOTHING), 401, "bad-signature");
        assertProblem(request.send(RestAssured.port, "GET", "/agent/v1/who", NOTHING), 401, "bad-signature");
    }

    @Test
    void anotherBodyIsRefused() {
        SignedRequest request = SignedRequest.post("/agent/v1/notes", NOTE).sign();

        assertProblem(request.send(RestAssured.port, "POST", "/agent/v1/notes", OTHER_NOTE), 400, "digest-mismatch");
    }

    @Test
    void aBodyUnderASignatureThatCoversNoneIsRefused() {
        SignedRequest request = SignedRequest.post("/agent/v1/pokes", NOTHING).sign();

        assertProblem(request.send(RestAssured.port, "POST", "/agent/v1/pokes", NOTE), 401, "bad-signature");
    }

    @Test
    void aDigestThatIsNotCoveredIsRefused() {
        SignedRequest request = SignedRequest.post("/agent/v1/notes", NOTHING).sign();
        request.headers.put(
                "Content-Digest", SignedRequest.post("/", NOTE).sign().headers.get("Content-Digest"));

        assertProblem(request.send(RestAssured.port, "POST", "/agent/v1/notes", NOTE), 401, "bad-signature");
    }

    @Test
    void theKeyOfSomebodyElseIsRefused() {
        SignedRequest request = SignedRequest.get("/agent/v1/who");
        request.key = TestAgents.newKeys().getPrivate();

        assertProblem(request.sign().send(RestAssured.port), 401, "bad-signature");
    }

    @Test
    void anUnknownKeyIsRefused() {
        SignedRequest request = SignedRequest.get("/agent/v1/who");
        request.keyId = "key-2";

        assertProblem(request.sign().send(RestAssured.port), 401, "unknown-agent");
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 300})
    void aClockThatIsAlmostTooFarIsAccepted(long seconds) {
        SignedRequest request = SignedRequest.get("/agent/v1/who");
        request.created = TestClock.NOW.plusSeconds(seconds);

        assertThat(request.sign().send(RestAssured.port).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, -7200, 7200, -1_700_000_000L})
    void aClockThatIsTooFarIsToldTheTime(long seconds) {
        SignedRequest request = SignedRequest.get("/agent/v1/who");
        request.created = TestClock.NOW.plusSeconds(seconds);

        HttpResponse<String> response = request.sign().send(RestAssured.port);

        assertProblem(response, 401, "clock-skew");
        assertThat(JsonPath.from(response.body()).getString("serverTime")).isEqualTo("2026-11-23T05:00:00Z");
        assertThat(JsonPath.from(response.body()).getString("requestTime")).isEqualTo(request.created.toString());
    }

    @Test
    void anotherTimeThanTheSignedOneIsRefused() {
        SignedRequest request = SignedRequest.get("/agent/v1/who").sign();
        String now = Long.toString(TestClock.NOW.getEpochSecond());
        String later = Long.toString(TestClock.NOW.getEpochSecond() + 1);
        request.headers.computeIfPresent("Signature-Input", (name, input) -> input.replace(now, later));

        assertProblem(request.send(RestAssured.port), 401, "bad-signature");
    }

    @Test
    void anUnsignedRequestIsRefused() {
        assertProblem(SignedRequest.get("/agent/v1/who").send(RestAssured.port), 401, "bad-signature");
        assertProblem(SignedRequest.post("/agent/v1/notes", NOTE).send(RestAssured.port), 401, "bad-signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sig=:AAAA:",
                "sig=::",
                "other=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==:",
                "sig=:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==:",
            })
    void aSignatureThatIsNoneIsRefused(String signature) {
        SignedRequest request = SignedRequest.get("/agent/v1/who").sign();
        request.headers.put("Signature", signature);

        assertProblem(request.send(RestAssured.port), 401, "bad-signature");
    }

    @Test
    void refusingLargeBodiesUnreadLeavesTheServiceAnswering() {
        byte[] large = new byte[60 * 1024];
        for (int i = 0; i < 50; i++) {
            assertProblem(SignedRequest.post("/agent/v1/notes", large).send(RestAssured.port), 401, "bad-signature");
        }

        assertThat(SignedRequest.get("/agent/v1/who")
                        .sign()
                        .send(RestAssured.port)
                        .statusCode())
                .isEqualTo(200);
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(JsonPath.from(response.body()).getString("code"))
                .as(response.body())
                .isEqualTo(code);
        assertThat(response.statusCode()).isEqualTo(status);
    }
}
