package dev.mainstay.local.launcher;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the launcher says, in English or French by the locale of the process. */
enum Message {
    STORES,
    SERVICES,
    SERVICES_READY,
    CARRIES_ON,
    ROLLOUT_HALTED,
    ESTATE,
    ROLLOUT,
    FLEET,
    READY,
    PORT_TAKEN,
    ENDED,
    BACK,
    STOPPING;

    /** One entry for each message, named like it. */
    static final String BUNDLE = Message.class.getPackageName() + ".messages";

    String with(Object... values) {
        return new MessageFormat(texts(Locale.getDefault()).getString(name()), Locale.getDefault()).format(values);
    }

    /** English for every language that is not there. */
    static ResourceBundle texts(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
