package dev.mainstay.catalogue.commandline;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What the commands say, in English or French by the locale of the process. */
enum Message {
    ERROR,
    UNKNOWN_OPTION,
    NO_VALUE,
    NO_FORMAT,
    NO_DATE,
    NO_FILES,
    EMPTY_FOLDER,
    NO_PATH,
    NOT_FOUND,
    UNFORESEEN,
    DISK,
    NO_COMMAND,
    NO_CATALOGUE,
    BAD_CATALOGUE,
    NOTHING_TO_IMPORT,
    NOT_IMPORTED,
    IMPORTING,
    IMPORTED,
    IGNORED,
    ASSESSING,
    STATUS,
    STATUS_SOURCE,
    STATUS_NONE,
    UNNAMED_HOST,
    UNKNOWN_WINDOWS,
    SERVICE_PACK,
    INSTALLED_UPDATES,
    AS_OF,
    CATALOGUE_OF,
    TO_INSTALL,
    CLOSES,
    HEADING,
    OPTIONAL,
    NOTHING_TO_INSTALL,
    EXPLOITED,
    EXPLOITED_MORE,
    TO_PUT_RIGHT,
    UNPATCHABLE,
    SUPPORT_ENDED,
    NO_FIX,
    UNDECIDED,
    WORTH_KNOWING,
    CONTAINED,
    NOT_READ,
    REVISED_LATER,
    NO_WINDOWS_DOCUMENTS,
    INSTALL,
    RESTART_PENDING,
    LAST_FAILED,
    WAIVED,
    FROM_TO,
    VERDICT,
    STRONG,
    LIKELY,
    WEAK;

    /** One entry for each message, named like it. */
    static final String BUNDLE = Message.class.getPackageName() + ".messages";

    /** Values go in as text: numbers as they are, without the locale's grouping. */
    String with(@Nullable Object... values) {
        Object[] texts = Arrays.stream(values).map(String::valueOf).toArray();
        return new MessageFormat(texts(Locale.getDefault()).getString(name()), Locale.ROOT).format(texts);
    }

    /** The words in a language, of a message without values. */
    String in(Locale locale) {
        return texts(locale).getString(name());
    }

    /** English for every language that is not there. */
    static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
