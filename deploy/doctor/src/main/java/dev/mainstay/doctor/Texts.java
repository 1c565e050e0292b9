package dev.mainstay.doctor;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** What is said to people, in English or French. */
final class Texts {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    Texts(Locale locale) {
        this.bundle = ResourceBundle.getBundle("dev.mainstay.doctor.findings", locale, NO_FALLBACK);
    }

    String of(String code, Object... details) {
        return new MessageFormat(bundle.getString(code), Locale.ROOT).format(details);
    }

    String of(Finding finding) {
        return of(finding.code(), finding.details().toArray());
    }

    /** What to do about it; empty where all is well. */
    Optional<String> mend(Finding finding) {
        if (finding.standing() == Standing.OK) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(finding.code() + ".mend", finding.details().toArray()));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }
}
