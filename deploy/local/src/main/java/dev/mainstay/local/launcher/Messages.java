package dev.mainstay.local.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the launcher says, in English or French by the locale of the process. */
final class Messages {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle(
            Messages.class.getPackageName() + ".messages",
            Locale.getDefault(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

    private Messages() {}

    static String of(String key, Object... values) {
        return new MessageFormat(TEXTS.getString(key), Locale.getDefault()).format(values);
    }
}
