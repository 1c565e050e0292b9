package dev.mainstay.report;

import dev.mainstay.architecture.ProblemCatalogue;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {

    @Test
    void thePageListsTheProblemsOfThisService() {
        ProblemCatalogue.holds("report-service", ProblemCatalogue.ofModule());
    }
}
