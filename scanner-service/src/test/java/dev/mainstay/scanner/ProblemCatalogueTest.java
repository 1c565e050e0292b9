package dev.mainstay.scanner;

import dev.mainstay.architecture.ProblemCatalogue;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {

    @Test
    void thePageListsTheProblemsOfThisService() {
        ProblemCatalogue.holds("scanner-service", ProblemCatalogue.ofModule());
    }
}
