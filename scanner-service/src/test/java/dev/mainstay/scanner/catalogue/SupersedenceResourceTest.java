package dev.mainstay.scanner.catalogue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.mainstay.scanner.Platform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class SupersedenceResourceTest {
    private static final String PRODUCT = "Windows Server 2012 R2";

    @Inject
    TestCatalogue catalogue;

    @BeforeEach
    void twoRollupsThatReplaceEachOther() {
        catalogue.only(
                rollup("2021-Jun", "2021-06-08", "5003671", "5004298"),
                rollup("2021-Jul", "2021-07-13", "5004298", "5003671"));
    }

    @Test
    void tellsWhyAnUpdateContainsAnother() {
        given().get("/api/v1/catalogue/updates/kb5003671")
                .then()
                .statusCode(200)
                .body("product", contains(PRODUCT))
                .body("[0].containedIn[0].kb", equalTo("KB5004298"))
                .body("[0].containedIn[0].basis", equalTo("DOCUMENT"))
                .body("[0].containedIn[0].firstSeen.document", equalTo("2021-Jul"))
                .body("[0].warnings[0].kind", equalTo("CYCLE"));
    }

    @Test
    void tellsWhatIsNotBelieved() {
        given().get("/api/v1/catalogue/warnings")
                .then()
                .statusCode(200)
                .body("kind", contains("CYCLE"))
                .body("kb", contains("KB5003671"))
                .body("superseded", contains("KB5004298"));
    }

    @Test
    void anUpdateThatNoDocumentNamesIsNotFound() {
        given().get("/api/v1/catalogue/updates/KB9999999")
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:mainstay:problem:unknown-update"));
    }

    private static String rollup(String month, String day, String kb, String superseded) {
        return """
                <cvrfdoc xmlns="http://www.icasi.org/CVRF/schema/cvrf/1.1" xmlns:prod="http://www.icasi.org/CVRF/schema/prod/1.1"
                    xmlns:vuln="http://www.icasi.org/CVRF/schema/vuln/1.1">
                <DocumentTracking><Identification><ID>%1$s</ID></Identification><Version>1.0</Version>
                <InitialReleaseDate>%2$sT07:00:00Z</InitialReleaseDate>
                <CurrentReleaseDate>%2$sT07:00:00Z</CurrentReleaseDate></DocumentTracking>
                <prod:ProductTree><prod:FullProductName ProductID="1">%5$s</prod:FullProductName></prod:ProductTree>
                <vuln:Vulnerability><vuln:CVE>CVE-2021-1</vuln:CVE><vuln:Remediations>
                <vuln:Remediation Type="Vendor Fix"><vuln:Description>%3$s</vuln:Description>
                <vuln:ProductID>1</vuln:ProductID><vuln:Supercedence>%4$s</vuln:Supercedence>
                <vuln:SubType>Monthly Rollup</vuln:SubType></vuln:Remediation>
                </vuln:Remediations></vuln:Vulnerability></cvrfdoc>
                """.formatted(month, day, kb, superseded, PRODUCT);
    }
}
