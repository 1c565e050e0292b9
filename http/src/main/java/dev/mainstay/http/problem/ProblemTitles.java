package dev.mainstay.http.problem;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.ProblemKind;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** Titles of problems in the reader's language; until every feature lists its problems, French ones also from a bundle. */
final class ProblemTitles {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ProblemTitles() {}

    /** Empty when there is none in this language. */
    static Optional<String> title(ProblemException problem, Locale language) {
        ProblemKind kind = problem.kind();
        if (language.equals(Locale.ENGLISH)) {
            return Optional.of(kind.title());
        }
        return kind.frenchTitle().equals(kind.title())
                ? find("problem-titles", kind.code(), language)
                : Optional.of(kind.frenchTitle());
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
