package dev.mainstay.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.testing.MeterTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What Prometheus' own check, {@code promtool check metrics}, wants of help texts: no escape but those of backslash and line end. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class MetricsTest extends MeterTests {

    @Test
    void helpTextsNeedNoEscape() {
        String metrics = given().get("/q/metrics").asString();

        assertThat(metrics.lines().filter(line -> line.startsWith("# HELP")))
                .hasSizeGreaterThan(50)
                .noneMatch(line -> line.contains("\\") || line.contains("\""));
    }
}
