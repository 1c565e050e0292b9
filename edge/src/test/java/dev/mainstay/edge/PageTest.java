package dev.mainstay.edge;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backend.class)
class PageTest {
    private static final Pattern BUNDLE = Pattern.compile("src=\"(/static/bundle/[^\"]+\\.js)\"");

    @Test
    void noBrowserKeepsAPageThatNamesAnEarlierBundle() {
        Matcher bundle = BUNDLE.matcher(get("/").then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .extract()
                .asString());

        assertThat(bundle.find()).isTrue();
        get(bundle.group(1)).then().statusCode(200);
    }
}
