package dev.mainstay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of the test's configuration: 64 KiB sent, 256 KiB inflated; for uploads 1 MiB and 2 MiB. */
@QuarkusTest
class BodyLimitTest {

    private static final int KIB = 1024;
    private static final int MIB = 1024 * KIB;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aBodyUpToTheLimitsArrives() throws Exception {
        assertThat(send("/sample/anything", "identity", known(json(64 * KIB))).statusCode())
                .isEqualTo(200);
        assertThat(send("/sample/anything", "gzip", known(SignedRequest.gzip(json(256 * KIB))))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void oneByteMoreIsRefusedWhetherTheLengthIsAnnouncedOrNot() throws Exception {
        assertTooLarge(send("/sample/anything", "identity", known(json(64 * KIB + 1))), "sent", 64 * KIB);
        assertTooLarge(send("/sample/anything", "identity", chunked(json(64 * KIB + 1))), "sent", 64 * KIB);
        assertTooLarge(
                send("/sample/anything", "gzip", known(SignedRequest.gzip(json(256 * KIB + 1)))),
                "inflated",
                256 * KIB);
    }

    @Test
    void aGzipBombIsCutOff() throws Exception {
        byte[] bomb = SignedRequest.gzip(json(50 * MIB));
        assertThat(bomb.length).isLessThan(64 * KIB);

        assertTooLarge(send("/sample/anything", "gzip", known(bomb)), "inflated", 256 * KIB);
        assertTooLarge(send("/sample/anything", "gzip", chunked(bomb)), "inflated", 256 * KIB);
    }

    @Test
    void aSignedGzipBombIsCutOff() {
        SignedRequest request = SignedRequest.post("/agent/v1/notes", SignedRequest.gzip(json(50 * MIB)));
        request.headers.put("Content-Encoding", "gzip");

        assertTooLarge(request.sign().send(RestAssured.port), "inflated", 256 * KIB);
    }

    @Test
    void aSignedBodyOverTheLimitIsRefused() {
        assertTooLarge(
                SignedRequest.post("/agent/v1/notes", json(64 * KIB + 1)).sign().send(RestAssured.port),
                "sent",
                64 * KIB);
    }

    @Test
    void aMuchTooLargeBodyGetsTheProblemToo() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertTooLarge(send("/sample/anything", "identity", known(json(20 * MIB))), "sent", 64 * KIB);
            assertTooLarge(send("/sample/anything", "identity", chunked(json(20 * MIB))), "sent", 64 * KIB);
        }
    }

    @Test
    void anUploadHasLimitsOfItsOwnAndRunsOnAWorker() throws Exception {
        HttpResponse<String> response = send("/sample/upload", "identity", known(noise(MIB)));

        assertThat(response.body()).matches("executor-thread-\\d+ " + MIB);
        assertThat(send("/sample/upload", "gzip", known(SignedRequest.gzip(new byte[2 * MIB])))
                        .body())
                .endsWith(" " + 2 * MIB);
        assertTooLarge(send("/sample/upload", "identity", known(noise(MIB + 1))), "sent", MIB);
        assertTooLarge(send("/sample/upload", "identity", chunked(noise(MIB + 1))), "sent", MIB);
        assertTooLarge(
                send("/sample/upload", "gzip", known(SignedRequest.gzip(new byte[2 * MIB + 1]))), "inflated", 2 * MIB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "cut", "flipped", "checksum", "empty"})
    void aBrokenGzipIsRefused(String how) throws Exception {
        byte[] intact = SignedRequest.gzip(json(10 * KIB));
        byte[] broken = switch (how) {
            case "header" -> json(100);
            case "cut" -> Arrays.copyOf(intact, intact.length - 9);
            case "flipped" -> flipped(intact, intact.length / 2);
            case "checksum" -> flipped(intact, intact.length - 6);
            default -> new byte[] {0x1f};
        };

        HttpResponse<String> response = send("/sample/anything", "gzip", known(broken));

        assertThat(JsonPath.from(response.body()).getString("code"))
                .as(response.body())
                .isEqualTo("broken-gzip");
        assertThat(response.statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "deflate", "gzip, gzip", "gzip, identity", "*"})
    void anotherEncodingIsRefused(String encoding) throws Exception {
        HttpResponse<String> response = send("/sample/anything", encoding, known(json(100)));

        assertThat(JsonPath.from(response.body()).getString("code")).isEqualTo("unsupported-encoding");
        assertThat(response.statusCode()).isEqualTo(415);
    }

    private HttpResponse<String> send(String path, String encoding, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + path))
                .header("Content-Type", path.endsWith("upload") ? "application/octet-stream" : "application/json")
                .header("Content-Encoding", encoding)
                .POST(body)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private static void assertTooLarge(HttpResponse<String> response, String measured, int limit) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonPath problem = JsonPath.from(response.body());
        assertThat(problem.getString("code")).isEqualTo("body-too-large");
        assertThat(problem.getString("measured")).isEqualTo(measured);
        assertThat(problem.getInt("limitBytes")).isEqualTo(limit);
    }

    private static BodyPublisher known(byte[] body) {
        return BodyPublishers.ofByteArray(body);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    /** A document of exactly so many bytes. */
    private static byte[] json(int length) {
        byte[] document = new byte[length];
        Arrays.fill(document, (byte) ' ');
        byte[] start = "{\"text\":\"a\"".getBytes(UTF_8);
        System.arraycopy(start, 0, document, 0, start.length);
        document[length - 1] = '}';
        return document;
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        return noise;
    }

    private static byte[] flipped(byte[] intact, int at) {
        byte[] broken = intact.clone();
        broken[at] ^= 0x55;
        return broken;
    }
}
