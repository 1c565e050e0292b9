package dev.mainstay.http.problem;

import dev.mainstay.http.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Titles of problems in the reader's language: this module's bundle for the plumbing's own codes, the service's bundle
 * {@code problem-titles} for its codes, otherwise the English title in the code.
 */
final class ProblemTitles {

    private static final List<String> BUNDLES = List.of("dev.mainstay.http.problem.titles", "problem-titles");
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ProblemTitles() {}

    static String title(ProblemException problem, Locale language) {
        return language.equals(Locale.ENGLISH)
                ? problem.title()
                : BUNDLES.stream()
                        .flatMap(bundle -> find(bundle, problem.code(), language).stream())
                        .findFirst()
                        .orElse(problem.title());
    }

    private static Optional<String> find(String bundle, String code, Locale language) {
        try {
            ClassLoader application = Thread.currentThread().getContextClassLoader();
            return Optional.of(ResourceBundle.getBundle(bundle, language, application, NO_FALLBACK)
                    .getString(code));
        } catch (MissingResourceException untranslated) {
            return Optional.empty();
        }
    }
}
