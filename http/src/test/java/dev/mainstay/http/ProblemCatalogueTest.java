package dev.mainstay.http;

import dev.mainstay.architecture.ProblemCatalogue;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {

    @Test
    void thePageListsTheProblemsOfThisModule() {
        ProblemCatalogue.holds("Every service", ProblemCatalogue.ofModule());
    }
}
