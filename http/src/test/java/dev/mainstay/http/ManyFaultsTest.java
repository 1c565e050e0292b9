package dev.mainstay.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of a few kilobytes in which nearly everything is wrong. */
@QuarkusTest
class ManyFaultsTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"text\":\"\",\"count\":1}", "{\"text\":null,\"count\":1}"})
    @Timeout(20)
    void aListFullOfFaultsIsRefusedSoonAndInFewWords(String item) {
        given().contentType("application/json")
                .body("{\"name\":\"a\",\"lines\":[" + (item + ",").repeat(1_500) + item + "]}")
                .post("/sample/orders")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("violations[0].message", equalTo("has more than 100 faults"));
    }
}
