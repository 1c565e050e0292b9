package dev.mainstay.patch;

import dev.mainstay.architecture.ProblemCatalogue;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {

    @Test
    void thePageListsTheProblemsOfThisService() {
        ProblemCatalogue.holds("patch-service", ProblemCatalogue.ofModule());
    }
}
