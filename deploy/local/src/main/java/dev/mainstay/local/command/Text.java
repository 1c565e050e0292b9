package dev.mainstay.local.command;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the commands say, in English or French by the locale of the process. */
enum Text {
    FAILED,
    UNKNOWN,
    NOT_TAKEN,
    NO_PORT,
    NO_NUMBER,
    RUNS_ALREADY,
    RUNS,
    PORT_TAKEN,
    JDK,
    FROM_EMPTY,
    LAUNCHER_ENDED,
    ENDING,
    ENDED,
    NOTHING_RAN,
    NO_CACHES,
    TRAINING,
    NOT_TRAINED,
    VERIFYING,
    MAVEN_FAILED,
    ALL_PASSED;

    /** One entry for each text, named like it. */
    static final String BUNDLE = Text.class.getPackageName() + ".texts";

    String with(Object... values) {
        return new MessageFormat(in(Locale.getDefault()).getString(name()), Locale.ROOT).format(values);
    }

    /** English for every language that is not there. */
    static ResourceBundle in(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
