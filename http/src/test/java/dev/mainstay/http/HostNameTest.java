package dev.mainstay.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HostNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "127.9.9.9", "[::1]:8080", "mainstay.example:443"})
    void ownNamesAreAnswered(String host) {
        assertThat(given().header("Host", host).get("/sample/instant").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "attacker.example",
                "localhost.attacker.example",
                "127.0.0.1.attacker.example",
                "10.0.0.1",
                "127.0.0.256"
            })
    void otherNamesAreNot(String host) {
        Response response =
                given().header("Host", host).header("Accept-Language", "fr").get("/sample/instant");

        assertThat(response.statusCode()).isEqualTo(421);
        assertThat(response.contentType()).isEqualTo("application/problem+json");
        assertThat(response.jsonPath().getString("code")).isEqualTo("misdirected-request");
        assertThat(response.jsonPath().getString("title")).isEqualTo("Ce service ne répond pas sous ce nom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/q/health", "/index.html"})
    void otherNamesAreNotAnsweredAnywhere(String path) {
        assertThat(given().header("Host", "attacker.example").get(path).statusCode())
                .isEqualTo(421);
    }
}
