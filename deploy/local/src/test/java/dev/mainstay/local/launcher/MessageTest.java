package dev.mainstay.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everyMessageHasAText(String language) {
        var texts = Message.texts(Locale.forLanguageTag(language));

        assertThat(texts.getLocale().getLanguage()).isEqualTo(language.equals("en") ? "" : language);
        assertThat(texts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Message.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STORES", "ROLLOUT_HALTED", "ENDED", "READY", "FLEET"})
    void bothLanguagesTellTheSameValues(String name) {
        assertThat(values(name, "fr")).isEqualTo(values(name, "en"));
    }

    private static int values(String name, String language) {
        String text = Message.texts(Locale.forLanguageTag(language)).getString(name);
        return new MessageFormat(text, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}
