package dev.mainstay.catalogue.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RemarkTest {

    @Test
    void everyRemarkHasATextInBothLanguages() {
        assertThat(Remark.texts(Locale.ENGLISH).keySet())
                .isEqualTo(Remark.texts(Locale.FRENCH).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Remark.values()).map(Enum::name).toList());
        assertThat(Remark.texts(Locale.FRENCH).getLocale()).isEqualTo(Locale.FRENCH);
    }

    @ParameterizedTest
    @EnumSource
    void bothLanguagesTellTheSameValues(Remark remark) {
        assertThat(values(remark, Locale.FRENCH)).isEqualTo(values(remark, Locale.ENGLISH));
    }

    private static int values(Remark remark, Locale locale) {
        return new MessageFormat(Remark.texts(locale).getString(remark.name()), Locale.ROOT)
                .getFormatsByArgumentIndex()
                .length;
    }
}
