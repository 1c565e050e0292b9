package dev.mainstay.scanner.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentTextTest {

    @ParameterizedTest
    @EnumSource
    void everyWordingIsThereInBothLanguages(AgentText wording) {
        String english = wording.with("<0>").in(Locale.ENGLISH);
        String french = wording.with("<0>").in(Locale.FRENCH);

        assertThat(english).doesNotStartWith("agent.");
        assertThat(french).isNotEqualTo(english);
        assertThat(french.contains("<0>")).isEqualTo(english.contains("<0>"));
    }
}
