package dev.mainstay.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** One large body at a time, by the test's configuration. */
@QuarkusTest
class LargeBodiesTest {

    private static final int LARGE = 1 << 20;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aSecondLargeBodyIsToldToComeAgainAndASmallOneIsNot() throws Exception {
        CompletableFuture<HttpResponse<String>> first = send(LARGE + 1);
        SampleResource.READ.acquire();

        HttpResponse<String> second = send(LARGE + 1).get();
        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.headers().firstValue("Retry-After")).contains("5");
        assertThat(JsonPath.from(second.body()).getString("code")).isEqualTo("busy");

        CompletableFuture<HttpResponse<String>> small = send(LARGE);
        SampleResource.READ.acquire();

        SampleResource.RELEASED.countDown();
        assertThat(first.get().body()).isEqualTo(Integer.toString(LARGE + 1));
        assertThat(small.get().body()).isEqualTo(Integer.toString(LARGE));
        assertThat(send(LARGE + 1).get().statusCode()).isEqualTo(200);
        assertThat(send(LARGE + 1).get().statusCode()).isEqualTo(200);
    }

    private static CompletableFuture<HttpResponse<String>> send(int bytes) {
        return CLIENT.sendAsync(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + RestAssured.port + "/sample/in-turn"))
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(new byte[bytes]))
                        .build(),
                BodyHandlers.ofString());
    }
}
