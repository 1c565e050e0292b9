package dev.mainstay.messaging;

import dev.mainstay.architecture.ProblemCatalogue;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AdminProblemTest {

    @Test
    void thePageListsTheProblemsOfTheAdministration() {
        ProblemCatalogue.holds(
                "Administration",
                Arrays.stream(AdminProblem.values())
                        .map(AdminProblemTest::listed)
                        .toList());
    }

    private static ProblemCatalogue.Listed listed(AdminProblem problem) {
        AdminProblem.Document english = document(problem, Locale.ENGLISH);
        return new ProblemCatalogue.Listed(
                english.code(),
                english.status(),
                english.title(),
                document(problem, Locale.FRENCH).title());
    }

    private static AdminProblem.Document document(AdminProblem problem, Locale language) {
        Response response = problem.response(List.of(language), "x");
        return (AdminProblem.Document) response.getEntity();
    }
}
