package dev.mainstay.http.arrival;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.http.RawConnection;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More connections that do not get on with their bodies than there are workers; 3 s for a body, by the test's configuration. */
@QuarkusTest
class SlowBodiesTest {

    private static final int CONNECTIONS = 230;
    private static final String HEAD =
            "POST /sample/orders HTTP/1.1\nHost: localhost\nContent-Type: application/json\n";
    private static final RestAssuredConfig SOON =
            RestAssured.config().httpClient(HttpClientConfig.httpClientConfig().setParam("http.socket.timeout", 2_500));

    @Test
    void slowBodiesHoldUpNobodyAndEndByTheDeadline() throws Exception {
        List<RawConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < CONNECTIONS; i++) {
                slow.add(RawConnection.saying(
                        HEAD + (i % 2 == 0 ? "Content-Length: 100\n\n{" : "Transfer-Encoding: chunked\n\n1\n{\n")));
            }

            given().config(SOON).get("/sample/limited?limit=1").then().statusCode(200);
            given().config(SOON)
                    .contentType("application/json")
                    .body("{\"name\":\"a\"}")
                    .post("/sample/orders")
                    .then()
                    .statusCode(200);
            given().config(SOON).get("/q/health/ready").then().statusCode(200);

            for (RawConnection each : slow) {
                assertThat(each.untilClosed())
                        .startsWith("HTTP/1.1 408 ")
                        .contains("application/problem+json", "\"code\":\"body-too-slow\"");
            }
        } finally {
            for (RawConnection each : slow) {
                each.close();
            }
        }
    }
}
