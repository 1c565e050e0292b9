package dev.mainstay.scanner.catalogue.fetch;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.shipped.Shipped;
import dev.mainstay.scanner.Platform;
import dev.mainstay.scanner.catalogue.TestCatalogue;
import dev.mainstay.scanner.catalogue.document.CatalogueConfig;
import dev.mainstay.scanner.catalogue.document.CatalogueDocuments;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class ShippedDocumentsTest {
    @Inject
    CatalogueDocuments documents;

    @Inject
    CatalogueConfig config;

    @Inject
    TestCatalogue catalogue;

    @BeforeEach
    @AfterEach
    void empty() {
        catalogue.empty();
    }

    @Test
    void everyDocumentThatShipsIsTaken() {
        // When
        new ShippedDocuments(documents, config).take();

        // Then
        List<String> taken =
                given().get("/api/v1/catalogue").then().extract().jsonPath().getList("documents.document");
        assertThat(taken)
                .hasSize(Shipped.documents().size())
                .contains("windows-updates", "servicing-stacks", "monthly-rollups");
    }
}
