package dev.mainstay.catalogue.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/** The words of all sentences in one language, each read once. */
final class Phrases {

    private static final Map<Locale, Phrases> BY_LANGUAGE = new ConcurrentHashMap<>();
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final Map<Key, MessageFormat> known = new ConcurrentHashMap<>();

    private record Key(String group, String name) {}

    private Phrases(Locale language) {
        this.language = language;
    }

    static Phrases in(Locale language) {
        return BY_LANGUAGE.computeIfAbsent(language, Phrases::new);
    }

    /** Empty where there is no such group, or no such entry in it. */
    Optional<MessageFormat> find(String group, String name) {
        try {
            MessageFormat phrase = known.computeIfAbsent(
                    new Key(group, name),
                    key -> new MessageFormat(bundle(group, language).getString(name), Locale.ROOT));
            // Not one for all threads.
            return Optional.of((MessageFormat) phrase.clone());
        } catch (MissingResourceException unknown) {
            return Optional.empty();
        }
    }

    /** English for every language that is not there. A service has groups of its own, which only its class loader finds. */
    static ResourceBundle bundle(String group, Locale language) {
        return ResourceBundle.getBundle(
                "texts." + group, language, Thread.currentThread().getContextClassLoader(), NO_FALLBACK);
    }
}
