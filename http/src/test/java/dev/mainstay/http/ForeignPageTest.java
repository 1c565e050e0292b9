package dev.mainstay.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page somewhere else can make the browser of somebody send. */
@QuarkusTest
class ForeignPageTest {
    private static final String ORDER = "{\"name\":\"one\"}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;charset=UTF-8",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json, text/plain",
                "application/jsonx",
                "application/*",
                "*/*",
                "application/json;charset=utf-16",
                "x"
            })
    void aBodyOfAnotherTypeIsNotRead(String type) {
        assertThat(answer("POST /sample/orders HTTP/1.1\nHost: localhost\nContent-Type: " + type + "\nContent-Length: "
                        + ORDER.length() + "\n\n" + ORDER))
                .startsWith("HTTP/1.1 415")
                .contains("unsupported-media-type");
    }

    @Test
    void aBodyWithoutATypeIsNotRead() {
        assertThat(answer("POST /sample/orders HTTP/1.1\nHost: localhost\nContent-Length: " + ORDER.length() + "\n\n"
                        + ORDER))
                .startsWith("HTTP/1.1 415");
    }

    private static String answer(String request) {
        try (RawConnection connection = RawConnection.saying(request.replace("\n\n", "\nConnection: close\n\n"))) {
            return connection.untilClosed();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://attacker.example",
        "Origin, https://localhost.attacker.example",
        "Origin, null",
        "Origin, http://localhost:1",
        "Origin, file://",
        "Origin, not an origin",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, x"
    })
    void whatAPageElsewhereSendsChangesNothing(String header, String value) {
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            Response response = given().header(header, value)
                    .header("Accept-Language", "fr")
                    .contentType("application/json")
                    .body(ORDER)
                    .request(method, "/sample/orders");

            assertThat(response.statusCode()).as(method).isEqualTo(403);
            assertThat(response.contentType()).isEqualTo("application/problem+json");
            assertThat(response.jsonPath().getString("title"))
                    .isEqualTo("Une page d'une autre origine ne peut rien modifier ici");
        }
    }

    @Test
    void ownPagesAllowedPagesAndProgramsGoOn() {
        String own = RestAssured.baseURI + ":" + RestAssured.port;
        for (Map<String, String> headers : List.<Map<String, String>>of(
                Map.of(),
                Map.of("Origin", own),
                Map.of("Origin", own, "Sec-Fetch-Site", "same-origin"),
                Map.of("Sec-Fetch-Site", "none"),
                Map.of("Origin", "https://console.example", "Sec-Fetch-Site", "cross-site"))) {
            assertThat(given().headers(headers)
                            .contentType("application/json;charset=utf-8")
                            .body(ORDER)
                            .post("/sample/orders")
                            .statusCode())
                    .as("%s", headers)
                    .isEqualTo(200);
        }
    }

    @Test
    void readingFromElsewhereIsAnsweredAsEver() {
        assertThat(given().header("Origin", "http://attacker.example")
                        .get("/sample/instant")
                        .statusCode())
                .isEqualTo(200);
    }
}
