package dev.mainstay.catalogue.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageTest {

    @Test
    void everyMessageHasATextInBothLanguages() {
        assertThat(Message.texts(Locale.ENGLISH).keySet())
                .isEqualTo(Message.texts(Locale.FRENCH).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Message.values()).map(Enum::name).toList());
        assertThat(Message.texts(Locale.FRENCH).getLocale()).isEqualTo(Locale.FRENCH);
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesTellTheSameValues(Message message) {
        assertThat(values(message, Locale.FRENCH)).isEqualTo(values(message, Locale.ENGLISH));
    }

    private static int values(Message message, Locale locale) {
        return new MessageFormat(Message.texts(locale).getString(message.name()), Locale.ROOT)
                .getFormatsByArgumentIndex()
                .length;
    }
}
