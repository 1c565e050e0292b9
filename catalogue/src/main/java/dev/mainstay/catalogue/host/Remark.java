package dev.mainstay.catalogue.host;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** What is said of exported files, in English or French by the locale of the process. */
enum Remark {
    NOT_THERE,
    TOO_LARGE,
    EMPTY,
    NOT_TEXT,
    PDF,
    UNKNOWN_KIND,
    NO_VERSION,
    OPEN_VALUE,
    BAD_JSON,
    NO_HOTFIX_COLUMN,
    NO_KEY_OF_USE,
    WHOSE,
    TWO_BUILDS,
    HOTFIXES_CUT,
    HOTFIXES_NAMELESS,
    HOTFIXES_NOT_GIVEN,
    WINDOWS_NOT_GIVEN,
    REVISION_NOT_GIVEN,
    SQL_NOT_GIVEN,
    SQL_NO_VERSION,
    COMPONENTS_NOT_GIVEN,
    DOTNET_NOT_GIVEN,
    BROWSER_NOT_GIVEN;

    /** One entry for each remark, named like it. */
    static final String BUNDLE = Remark.class.getPackageName() + ".remarks";

    /** Values go in as text: numbers as they are, without the locale's grouping. */
    String with(Object... values) {
        Object[] texts = Arrays.stream(values).map(String::valueOf).toArray();
        return new MessageFormat(texts(Locale.getDefault()).getString(name()), Locale.ROOT).format(texts);
    }

    /** English for every language that is not there. */
    static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
