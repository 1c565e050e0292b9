package dev.mainstay.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void everythingThatIsSaidHasAText(String language) {
        var texts = Text.in(Locale.forLanguageTag(language));

        assertThat(texts.getLocale().getLanguage()).isEqualTo(language.equals("en") ? "" : language);
        assertThat(texts.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Text.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesTellTheSameValues(Text text) {
        assertThat(values(text, "fr")).isEqualTo(values(text, "en"));
    }

    @Test
    void anApostropheIsNotLost() {
        Text[] said = Text.values();

        assertThat(said)
                .extracting(
                        text -> Text.in(Locale.FRENCH).getString(text.name()).replace("''", ""))
                .noneMatch(text -> text.contains("'"));
    }

    private static int values(Text text, String language) {
        String said = Text.in(Locale.forLanguageTag(language)).getString(text.name());
        return new MessageFormat(said, Locale.ROOT).getFormatsByArgumentIndex().length;
    }
}
