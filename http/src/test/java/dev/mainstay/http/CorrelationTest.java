package dev.mainstay.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer says by which id its request is found in the log. */
@QuarkusTest
class CorrelationTest {
    private static final String HEADER = "X-Request-Id";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void theIdThatARequestBringsIsItsId() {
        assertThat(given().header(HEADER, "order-17").get("/q/health/live").header(HEADER))
                .isEqualTo("order-17");
    }

    @Test
    void withoutOneTheTraceThatItIsPartOfIs() {
        assertThat(given().header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                        .get("/q/health/live")
                        .header(HEADER))
                .isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "00-0-0-00"})
    void whatIsNotWellFormedIsReplaced(String text) {
        String id = given().header(HEADER, text.startsWith("00-") ? "" : text)
                .header("traceparent", text)
                .get("/q/health/live")
                .header(HEADER);

        assertThat(UUID.fromString(id)).isNotNull();
    }

    @Test
    void twoIdsAreNone() {
        String id = given().header(HEADER, "one", "two").get("/q/health/live").header(HEADER);

        assertThat(UUID.fromString(id)).isNotNull();
    }

    @Test
    void aRefusalHasItToo() {
        assertThat(given().header(HEADER, "refused")
                        .header("Host", "elsewhere.example")
                        .get("/q/health/live")
                        .then()
                        .statusCode(421)
                        .extract()
                        .header(HEADER))
                .isEqualTo("refused");
        assertThat(given().header(HEADER, "unknown")
                        .get("/nowhere")
                        .then()
                        .statusCode(404)
                        .extract()
                        .header(HEADER))
                .isEqualTo("unknown");
    }
}
