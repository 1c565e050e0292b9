package dev.mainstay.scanner.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.catalogue.KevText;
import dev.mainstay.scanner.catalogue.TestCatalogue;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class AssessmentTest {
    private static final String SYSTEM_INFO = """

            Host Name:                 SYNTHETIC01
            OS Name:                   Microsoft Windows Server 2012 R2 Standard
            OS Version:                6.3.9600 N/A Build 9600
            OS Manufacturer:           Microsoft Corporation
            OS Configuration:          Standalone Server
            System Type:               x64-based PC
            Hotfix(s):                 1 Hotfix(s) Installed.
                                       [01]: KB2919355
            """;

    @Inject
    TestCatalogue catalogue;

    @BeforeEach
    void knowSomething() {
        catalogue.only(new KevText("2026-01-01")
                .exploited("CVE-2026-20009", "2026-02-01")
                .text());
    }

    @Test
    void oneExportedFileIsAssessed() {
        given().contentType("text/plain")
                .body(SYSTEM_INFO.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/assessments")
                .then()
                .statusCode(200)
                .body("[0].host.name", equalTo("SYNTHETIC01"))
                .body("[0].host.windows.build", equalTo(9600))
                .body("[0].findings.subject", hasItem(startsWith("windows/")));
    }

    @Test
    void findingsAreInTheReadersLanguage() {
        given().header("Accept-Language", "fr")
                .contentType("text/plain")
                .body(SYSTEM_INFO.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/assessments")
                .then()
                .statusCode(200)
                .body("[0].findings.title", hasItem(startsWith("Le catalogue n’a pas de mises à jour pour Windows")));
    }

    @Test
    void severalFilesOfAHostAreOneAssessmentAndCsvOnRequest() {
        given().accept("text/csv")
                .multiPart("files", "systeminfo.txt", SYSTEM_INFO.getBytes(StandardCharsets.UTF_16LE))
                .multiPart(
                        "files",
                        "hotfixes.txt",
                        "HotFixID   InstalledOn\nKB2919355  4/1/2014\nKB5000001  8/12/2026\n"
                                .getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/assessments")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .body(startsWith("\uFEFFhost,subject,state,"))
                .body(containsString("SYNTHETIC01,windows/"));
    }

    @Test
    void aFileThatCannotBeReadIsNamedAndTheOthersAreAssessed() {
        given().multiPart("files", "systeminfo.txt", SYSTEM_INFO.getBytes(StandardCharsets.UTF_8))
                .multiPart("files", "notes.txt", "Nothing of use\n".getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/assessments")
                .then()
                .statusCode(200)
                .body("[0].host.name", equalTo("SYNTHETIC01"))
                .body("[0].refusedFiles", hasItem(startsWith("notes.txt:1: not recognised")));
    }

    @Test
    void whatIsNoExportIsRefusedWithItsName() {
        given().contentType("text/plain")
                .header("Accept-Language", "fr")
                .queryParam("name", "notes.txt")
                .body("Nothing of use\n")
                .post("/api/v1/assessments")
                .then()
                .statusCode(422)
                .body("code", equalTo("export-unreadable"))
                .body("title", equalTo("Le fichier exporté est illisible"))
                .body("detail", containsString("notes.txt"));
    }

    @Test
    void filesBeyondTheLimitAreRefused() {
        byte[] large = new byte[2 << 20];
        given().multiPart("files", "large.txt", large)
                .post("/api/v1/assessments")
                .then()
                .statusCode(413);
    }
}
