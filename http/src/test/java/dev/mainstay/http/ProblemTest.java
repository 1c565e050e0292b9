package dev.mainstay.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemTest {

    @Test
    void aServicesOwnProblemCarriesItsMembers() {
        problem(given().get("/sample/conflict"), 409, "sample-conflict")
                .header("Content-Language", "en")
                .body("type", equalTo("urn:mainstay:problem:sample-conflict"))
                .body("title", equalTo("The sample conflicts"))
                .body("detail", equalTo("Fence 7 is stale."))
                .body("instance", equalTo("/sample/conflict"))
                .body("currentFence", equalTo(8));
    }

    @ParameterizedTest
    @CsvSource({
        "fr, /sample/conflict, 'fr, en'",
        "fr, /sample/spoken, fr",
        "de, /sample/spoken, en",
        "fr, /sample/instant, ",
        "fr, /nowhere, 'fr, en'"
    })
    void theLanguageToldIsTheLanguageSpoken(String asked, String path, @Nullable String told) {
        assertThat(given().header("Accept-Language", asked).get(path).header("Content-Language"))
                .isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-CH, fr;q=0.9, en;q=0.8 | /sample/conflict | Le conflit de l'exemple",
                "fr | /nowhere | Il n'y a rien à cette adresse",
                "de | /nowhere | There is nothing at this address",
                "fr;q=banana | /nowhere | There is nothing at this address",
                "en, fr;q=0.5 | /nowhere | There is nothing at this address",
            })
    void titlesAreInTheReadersLanguage(String acceptLanguage, String path, String title) {
        Response response = given().header("Accept-Language", acceptLanguage).get(path);

        assertThat(response.jsonPath().getString("title")).isEqualTo(title);
    }

    @Test
    void aBugIsAnIdAndNothingElse() {
        Response response = given().get("/sample/bug");

        problem(response, 500, "internal-error").body("errorId", not(blankOrNullString()));
        assertThat(response.asString()).doesNotContain("secret", "Exception", "dev.mainstay", "\tat ");
    }

    @Test
    void jsonOfOurOwnThatIsBrokenIsNotTheCallersFault() {
        problem(given().get("/sample/own-json-is-broken"), 500, "internal-error");
    }

    @Test
    void anInvalidResultIsNotTheCallersFault() {
        problem(given().get("/sample/empty-result"), 500, "internal-error");
    }

    @Test
    void whatJakartaRestRefusesIsAProblemToo() {
        problem(given().get("/nowhere"), 404, "not-found");
        problem(given().accept("text/html").get("/nowhere.html"), 404, "not-found");
        assertThat(given().get("/page.html").statusCode()).isEqualTo(200);
        problem(given().delete("/sample/orders"), 405, "method-not-allowed");
        problem(given().contentType("text/csv").body("a").post("/sample/orders"), 415, "unsupported-media-type");
        problem(given().accept("image/png").get("/sample/limited"), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sample/named/a%00b", "/sample/named/x?name=%00", "/sample/named/x?%00=1"})
    void aParameterThatCannotBeHeldIsRefused(String path) {
        problem(given().urlEncodingEnabled(false).get(path), 400, "invalid-request")
                .body("violations.parameter", hasSize(1));
    }

    @Test
    void aParameterThatIsTooLongIsRefused() {
        String name = "x".repeat(513);
        problem(given().get("/sample/named/" + name), 400, "invalid-request")
                .body("violations.parameter", contains("name"));
        assertThat(given().get("/sample/named/" + name.substring(1)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void violationsNameTheirPlace() {
        problem(
                        post("{\"name\":\"a\",\"lines\":[{\"text\":\"b\",\"count\":1},{\"text\":\" \",\"count\":1}]}"),
                        400,
                        "invalid-request")
                .body("violations.path", contains("/lines/1/text"));
        problem(post("{\"name\":\"\"}"), 400, "invalid-request").body("violations.path", contains("/name"));
        problem(given().get("/sample/limited?limit=101"), 400, "invalid-request")
                .body("violations.parameter", contains("limit"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"a\",\"lines\":[{\"text\":\"b\",\"count\":\"x\"}]} | /lines/0/count | is not a number in range",
                "{\"name\":\"a\",\"lines\":[{\"text\":\"b\",\"count\":null}]} | /lines/0/count | is not a number in range",
                "{\"name\":\"a\",\"lines\":{}} | /lines | is not an array",
                "{\"name\":{}} | /name | is not a string",
                "{\"name\":\"a\",\"at\":\"yesterday\"} | /at | is not a time in ISO 8601 in the years 1970 to 9999",
                "{\"name\":\"a\",\"id\":\"1\"} | /id | is not a UUID",
                "{\"name\":\"a\",\"colour\":\"GREEN\"} | /colour | is not one of the allowed values",
                "{\"name\":\"a\",\"colour\":0} | /colour | is not one of the allowed values",
                "{\"name\":\"a\",\"surname\":\"b\"} | /surname | is not a known property",
                "{\"name\":\"a\",\"code\":{\"value\":\"D1\"}} | /code | a code starts with C",
                "{\"name\":\"x\\u0000y\"} | /name | must not contain U+0000 or half of a surrogate pair",
                "{\"name\":\"x\\ud800\"} | /name | must not contain U+0000 or half of a surrogate pair",
                "{\"name\":12} | /name | is not a string",
                "{\"name\":\"a\",\"at\":1764400000} | /at | is not a time in ISO 8601 in the years 1970 to 9999",
                "{\"name\":\"a\",\"at\":\"+10000-01-01T00:00:00Z\"} | /at | is not a time in ISO 8601 in the years 1970 to 9999",
                "{\"name\":\"a\",\"lines\":[{\"text\":\"b\",\"count\":9600.7}]} | /lines/0/count | is not a number in range",
                "{\"name\":\"a\",\"lines\":[{\"text\":\"b\",\"count\":1e400}]} | /lines/0/count | is not a number in range",
                "{\"name\":\"a\",\"lines\":[{\"text\":\"b\",\"count\":2147483648}]} | /lines/0/count | is not a number in range",
                "{\"name\":\"a\",\"lines\":[{\"text\":\"b\",\"count\":\"1\"}]} | /lines/0/count | is not a number in range",
                "[] | `` | is not an object of the expected form",
                "null | `` | is missing",
            })
    void mismatchesNameTheirPlaceAndNoClass(String body, String path, String message) {
        Response response = post(body);

        problem(response, 400, "invalid-request")
                .body("violations.path", contains(path))
                .body("violations.message", contains(message));
        assertThat(response.asString()).doesNotContain("java", "dev.mainstay", "Jackson", "Order");
    }

    @ParameterizedTest
    @CsvSource({"en, must not be blank", "fr, ne doit pas être vide"})
    void constraintsSpeakTheReadersLanguage(String language, String message) {
        Response response = given().header("Accept-Language", language)
                .contentType("application/json")
                .body("{\"name\":\"\"}")
                .post("/sample/orders");

        problem(response, 400, "invalid-request").body("violations.message", contains(message));
    }

    @Test
    void enumsAndPropertiesNameWhatIsAllowed() {
        problem(post("{\"name\":\"a\",\"colour\":\"GREEN\"}"), 400, "invalid-request")
                .body("violations[0].allowed", contains("RED", "light-blue"));
        problem(post("{\"name\":\"a\",\"surname\":\"b\"}"), 400, "invalid-request")
                .body("violations[0].allowed", hasItem("name"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": | 1",
                "{\"name\":\"a\",} | 1",
                "{\"name\":\"a\",\"name\":\"b\"} | 1",
                "{\"name\":\"a\"} {} | 1",
                "{name:\"a\"} | 1",
                "`{\n\"name\":\n\"a\" \"b\"}` | 3",
            })
    void syntaxNamesLineAndColumn(String body, int line) {
        Response response = post(body);

        problem(response, 400, "malformed-json").body("line", equalTo(line)).body("column", not(equalTo(0)));
        assertThat(response.asString()).doesNotContain("java", "dev.mainstay", "Jackson", "Feature");
    }

    @Test
    void anEmptyBodyIsRefused() {
        problem(given().contentType("application/json").post("/sample/orders"), 400, "invalid-request");
    }

    @Test
    void documentsBeyondTheLimitsAreRefused() {
        problem(anything("[".repeat(32) + "]".repeat(32)), 400, "json-limits");
        problem(anything("1".repeat(65)), 400, "json-limits");
        assertThat(anything("[".repeat(31) + "]".repeat(31)).statusCode()).isEqualTo(200);
        assertThat(anything("1".repeat(64)).statusCode()).isEqualTo(200);
    }

    private static Response anything(String value) {
        return given().contentType("application/json")
                .body("{\"value\":" + value + "}")
                .post("/sample/anything");
    }

    @Test
    void instantsAreTextInBothDirections() {
        given().get("/sample/instant").then().statusCode(200).body("at", equalTo("1970-01-01T00:00:00Z"));
        post("{\"name\":\"a\",\"at\":\"2026-11-23T05:00:00Z\"}")
                .then()
                .statusCode(200)
                .body("at", equalTo("2026-11-23T05:00:00Z"));
    }

    private static Response post(String json) {
        return given().contentType("application/json").body(json).post("/sample/orders");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing of a form",
                "--x",
                "--x\n",
                "--x\nContent-Disposition: form-data; name=\"text\"",
                "--x\nContent-Disposition: form-data; name=\"text\"\n\nhalf",
                "--x\nContent-Disposition: form-data; name=\"text\"\n\nhalf\n--x",
                "--y\nContent-Disposition: form-data; name=\"text\"\n\nof another boundary\n--y--"
            })
    void aFormThatIsNotWholeIsRefused(String body) throws IOException {
        assertThat(form(body)).startsWith("HTTP/1.1 400").contains("\"body-aborted\"");
    }

    @Test
    void aWholeFormIsRead() throws IOException {
        assertThat(form("--x\nContent-Disposition: form-data; name=\"text\"\n\nwhole\n--x--"))
                .startsWith("HTTP/1.1 200")
                .endsWith("whole");
    }

    private static String form(String body) throws IOException {
        String head = "POST /sample/form HTTP/1.1\nHost: localhost\nContent-Type: multipart/form-data; boundary=x\n"
                + "Connection: close\nContent-Length: "
                + body.replace("\n", "\r\n").length() + "\n\n";
        try (RawConnection connection = RawConnection.saying(head + body)) {
            return connection.untilClosed();
        }
    }

    private static ValidatableResponse problem(Response response, int status, String code) {
        return response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status))
                .body("code", equalTo(code));
    }
}
