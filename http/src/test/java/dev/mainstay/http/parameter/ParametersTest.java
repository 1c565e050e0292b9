package dev.mainstay.http.parameter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a resource declares of its parameters holds before it is called. */
@QuarkusTest
class ParametersTest {
    private static final String ID = "0198a000-0000-7000-8000-000000000001";
    private static final String LIST = "/sample/listed/" + ID + "/RED";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | 50 null [] null false null null",
                "?limit=500&id=" + ID + " | 500 " + ID + " [] null false null null",
                "?colour=RED&colour=LIGHT_BLUE | 50 null [RED, LIGHT_BLUE] null false null null",
                "?since=2026-11-29T12:00:00Z&open=true | 50 null [] 2026-11-29T12:00:00Z true null null",
                "?after=9223372036854775807&name=x | 50 null [] null false 9223372036854775807 x",
            })
    void whatIsDeclaredIsTaken(String query, String heard) {
        assertThat(given().get(LIST + query).asString()).isEqualTo(heard);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=many | limit | must be a whole number from 1 to 500",
                "limit= | limit | must be a whole number from 1 to 500",
                "limit=0 | limit | must be a whole number from 1 to 500",
                "limit=99999999999 | limit | must be a whole number from 1 to 500",
                "limit=1&limit=2 | limit | must be given once",
                "after=-1 | after | must be a whole number from 0 to 9223372036854775807",
                "id=1-1-1-1-1 | id | must be a UUID",
                "colour=RED&colour=GREEN | colour | 'must be one of [RED, LIGHT_BLUE]'",
                "colour=red | colour | 'must be one of [RED, LIGHT_BLUE]'",
                "open=yes | open | 'must be one of [false, true]'",
                "since=yesterday | since | must be an instant in ISO 8601 in the years 1970 to 9999, such as 2026-11-23T02:00:00Z",
                "since=0001-01-01T00:00:00Z | since | must be an instant in ISO 8601 in the years 1970 to 9999, such as 2026-11-23T02:00:00Z",
                "size=1 | size | is not a known parameter",
                "name= | name | must not be empty",
                "Limit=1 | Limit | is not a known parameter",
            })
    void whatIsNotIsRefusedWithItsPlace(String query, String parameter, String rule) {
        given().get(LIST + "?" + query)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("violations.parameter", contains(parameter))
                .body("violations.message", contains(rule));
    }

    @Test
    void allAreToldAtOnceAndAnUnknownOneWithThoseThatThereAre() {
        given().get(LIST + "?limit=x&page=2")
                .then()
                .statusCode(400)
                .body("violations.parameter", contains("limit", "page"))
                .body("violations[1].allowed", hasItems("after", "limit"));
    }

    @ParameterizedTest
    @CsvSource({"/sample/listed/x/RED, owner", "/sample/listed/" + ID + "/GREEN, size"})
    void aValueInThePathIsHeldToTheSame(String path, String parameter) {
        given().get(path)
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-request"))
                .body("violations.parameter", contains(parameter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | false 100 null",
                "?open=true&limit=500&cursor=YXxi | true 500 Cursor[keys=[a, b]]",
            })
    void whatSeveralListsTakeIsTakenAsIfEachDeclaredIt(String query, String heard) {
        assertThat(given().get("/sample/paged" + query).asString()).isEqualTo(heard);
    }

    @Test
    void whatSeveralListsTakeIsHeldToTheSame() {
        given().get("/sample/paged?limit=501&cursor=&page=2")
                .then()
                .statusCode(400)
                .body("violations.parameter", contains("cursor", "limit", "page"))
                .body("violations[1].message", equalTo("must be a whole number from 1 to 500"))
                .body("violations[2].allowed", contains("cursor", "limit", "open"));
    }

    @Test
    void nothingIsKnownWhereNothingIsDeclared() {
        given().get("/sample/instant?verbose=true")
                .then()
                .statusCode(400)
                .body("violations.parameter", contains("verbose"));
    }
}
