package dev.mainstay.scanner.catalogue;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.not;

import dev.mainstay.scanner.OtherReplica;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.TestAgent;
import dev.mainstay.testing.Simultaneously;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class CatalogueImportTest {
    private static final String KEV = new KevText("2026-08-07")
            .exploited("CVE-2026-10001", "2026-08-20")
            .exploited("CVE-2026-10002", "2026-08-21")
            .text();

    @Inject
    DataSource database;

    @Inject
    CurrentCatalogue current;

    @Inject
    TestCatalogue catalogue;

    @BeforeEach
    void empty() {
        catalogue.empty();
    }

    @Test
    void documentIsStoredWithItsFactsAndUsedOnceItIsLoaded() {
        // When
        ValidatableResponse answer = post(KEV);

        // Then
        answer.statusCode(200)
                .body("applied", equalTo(true))
                .body("document.source", equalTo("CISA_KEV"))
                .body("document.revised", equalTo("2026-08-07"))
                .body("document.facts", equalTo(2))
                .body("document.added", equalTo(2));
        current.load();
        assertThat(current.get().orElseThrow().catalogue().exploited("CVE-2026-10002"))
                .hasValueSatisfying(fact -> assertThat(fact.due()).isEqualTo("2026-08-21"));
        given().get("/api/v1/catalogue")
                .then()
                .body("documents.size()", equalTo(1))
                .body("inUse", greaterThan(0))
                .body("documents[0].cameFrom", equalTo("REST"));
    }

    @Test
    void theSameDocumentAgainChangesNothing() {
        // Given
        post(KEV).statusCode(200);
        long version = version();

        // When
        ValidatableResponse again = post(KEV);

        // Then
        again.statusCode(200).body("known", equalTo(true)).body("applied", equalTo(false));
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void laterRevisionIsFollowedAndUnchangedFactsKeepTheirFirstSeenTime() throws SQLException {
        // Given
        post(KEV).statusCode(200);
        List<String> before = rows();

        // When
        ValidatableResponse answer = post(new KevText("2026-09-01")
                .exploited("CVE-2026-10001", "2026-08-20")
                .exploited("CVE-2026-10003", "2026-09-30")
                .text());

        // Then
        answer.statusCode(200)
                .body("document.added", equalTo(1))
                .body("document.changed", equalTo(0))
                .body("document.retracted", equalTo(1));
        assertThat(rows()).hasSize(2).contains(before.getFirst()).doesNotContain(before.getLast());
    }

    @Test
    void changedFactIsWrittenAndKeepsItsFirstSeenTime() throws SQLException {
        // Given
        post(KEV).statusCode(200);
        String firstSeen = first("select first_seen::text from catalogue_fact where key = 'CVE-2026-10002'");

        // When
        ValidatableResponse answer = post(new KevText("2026-09-01")
                .exploited("CVE-2026-10001", "2026-08-20")
                .exploited("CVE-2026-10002", "2026-10-01")
                .text());

        // Then
        answer.body("document.changed", equalTo(1)).body("document.added", equalTo(0));
        assertThat(first("select first_seen::text from catalogue_fact where key = 'CVE-2026-10002'"))
                .isEqualTo(firstSeen);
        assertThat(first("select body from catalogue_fact where key = 'CVE-2026-10002'"))
                .contains("2026-10-01")
                .doesNotContain("origin");
    }

    @Test
    void laterRevisionThatSaysTheSameIsStoredAndIsNoNewVersion() {
        // Given
        post(KEV).statusCode(200);
        long version = version();

        // When
        ValidatableResponse answer = post(new KevText("2026-09-01")
                .exploited("CVE-2026-10001", "2026-08-20")
                .exploited("CVE-2026-10002", "2026-08-21")
                .text());

        // Then
        answer.body("document.revised", equalTo("2026-09-01"));
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void olderRevisionIsRefusedAndChangesNothing() throws SQLException {
        // Given
        post(KEV).statusCode(200);
        List<String> before = rows();

        // When
        ValidatableResponse answer = post(new KevText("2026-08-01")
                .exploited("CVE-2026-10009", "2026-08-20")
                .text());

        // Then
        answer.statusCode(409).body("code", equalTo("document-older"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void dryRunSaysWhatWouldBeAndChangesNothing() throws SQLException {
        // When
        ValidatableResponse answer = given().contentType("application/json")
                .queryParam("dryRun", true)
                .body(KEV)
                .post("/api/v1/catalogue/documents")
                .then();

        // Then
        answer.statusCode(200).body("applied", equalTo(false)).body("document.added", equalTo(2));
        assertThat(rows()).isEmpty();
    }

    @Test
    void gzipIsTakenWithAndWithoutSayingSo() {
        // Given
        byte[] gzip = TestAgent.gzip(KEV.getBytes(StandardCharsets.UTF_8));

        // When
        ValidatableResponse unsaid = given().contentType("application/octet-stream")
                .body(gzip)
                .post("/api/v1/catalogue/documents")
                .then();
        ValidatableResponse said = given().contentType("application/json")
                .header("Content-Encoding", "gzip")
                .body(gzip)
                .post("/api/v1/catalogue/documents")
                .then();

        // Then
        unsaid.statusCode(200).body("document.added", equalTo(2));
        said.statusCode(200).body("known", equalTo(true));
    }

    @Test
    void brokenGzipIsRefused() {
        byte[] gzip = TestAgent.gzip(KEV.getBytes(StandardCharsets.UTF_8));

        given().contentType("application/octet-stream")
                .body(java.util.Arrays.copyOf(gzip, gzip.length / 2))
                .post("/api/v1/catalogue/documents")
                .then()
                .statusCode(422)
                .body("code", equalTo("document-unreadable"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            cut off,            '"vulnerabilities":[',
            another type,       '"dueDate":"2026-08-20"',   '"dueDate":20260820'
            not a date,         '"dueDate":"2026-08-20"',   '"dueDate":"soon"'
            in the future,      '2026-08-07T15:00:00.0000Z','2099-01-01T00:00:00.0000Z'
            nothing we know,    '{"title"',                 '{"titel'
            """)
    void brokenDocumentNamesThePlaceAndTheCatalogueStaysAsItWas(String why, String whole, String broken)
            throws SQLException {
        // Given
        post(KEV).statusCode(200);
        List<String> before = rows();
        long version = version();
        String document = broken == null
                ? KEV.substring(0, KEV.length() - 40)
                : KEV.replace(whole, broken).replace("CVE-2026-10002", "CVE-2026-10004");

        // When
        ValidatableResponse answer = given().contentType("application/json")
                .header("Accept-Language", "fr")
                .body(document)
                .post("/api/v1/catalogue/documents")
                .then();

        // Then
        answer.statusCode(422)
                .body("code", equalTo("document-unreadable"))
                .body("title", equalTo("Le document est illisible"))
                .body("detail", not(equalTo("")));
        assertThat(rows()).isEqualTo(before);
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void entityBombIsRefused() throws SQLException {
        // Given
        String bomb = """
                <?xml version="1.0"?><!DOCTYPE cvrfdoc [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
                <cvrf:cvrfdoc xmlns:cvrf="http://www.icasi.org/CVRF/schema/cvrf/1.1">&b;</cvrf:cvrfdoc>""";

        // When
        ValidatableResponse answer = given().contentType("application/xml")
                .body(bomb)
                .post("/api/v1/catalogue/documents")
                .then();

        // Then
        answer.statusCode(422).body("code", equalTo("document-unreadable"));
        assertThat(rows()).isEmpty();
    }

    @Test
    void twoImportsOfOneDocumentAtOnceAreOneImport() throws SQLException {
        // When
        List<Integer> added = Simultaneously.call(
                4, caller -> post(KEV).statusCode(200).extract().<Boolean>path("applied") ? 1 : 0);

        // Then
        assertThat(added).containsOnlyOnce(1);
        assertThat(rows()).hasSize(2);
    }

    @Test
    void importWaitsForThatOfAnotherReplica() {
        try (OtherReplica other = new OtherReplica(database)) {
            // Given
            other.does("select version from catalogue_state for update");

            // When
            int status = other.commitsWhile(() -> post(KEV).extract().statusCode());

            // Then
            assertThat(status).isEqualTo(200);
        }
    }

    private static ValidatableResponse post(String document) {
        return given().contentType("application/json")
                .body(document)
                .post("/api/v1/catalogue/documents")
                .then();
    }

    private static long version() {
        return given().get("/api/v1/catalogue").then().extract().jsonPath().getLong("version");
    }

    /** Key and first-seen time of every fact, by key. */
    private List<String> rows() throws SQLException {
        String all = first("select string_agg(key || ' ' || first_seen, ';' order by key) from catalogue_fact");
        return all.isEmpty() ? List.of() : List.of(all.split(";", -1));
    }

    private String first(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            String text = row.getString(1);
            return text == null ? "" : text;
        }
    }
}
