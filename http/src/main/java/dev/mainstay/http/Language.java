package dev.mainstay.http;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language in which a reader is answered: English, or French if the reader would rather have that. */
public final class Language {

    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private Language() {}

    /**
     * The reader's language.
     *
     * @param acceptLanguage the header {@code Accept-Language} (RFC 9110 §12.5.4); absent, or malformed, for English
     */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return Locale.ENGLISH;
        }
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), LANGUAGES);
            return found == null ? Locale.ENGLISH : found;
        } catch (IllegalArgumentException malformed) {
            return Locale.ENGLISH;
        }
    }
}
