package dev.mainstay.edge;

import dev.mainstay.architecture.ProblemCatalogue;
import org.junit.jupiter.api.Test;

class ProblemCatalogueTest {

    @Test
    void thePageListsTheProblemsOfTheEdge() {
        ProblemCatalogue.holds("edge", ProblemCatalogue.ofModule());
    }
}
