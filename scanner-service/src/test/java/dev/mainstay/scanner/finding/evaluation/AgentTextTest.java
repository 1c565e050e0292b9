package dev.mainstay.scanner.finding.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AgentTextTest {

    @ParameterizedTest
    @EnumSource
    void everyWordingIsThereInBothLanguages(AgentText wording) {
        String english = wording.with("<0>", "<1>", "<2>").in(Locale.ENGLISH);
        String french = wording.with("<0>", "<1>", "<2>").in(Locale.FRENCH);

        assertThat(english).doesNotStartWith("agent.");
        assertThat(french).isNotEqualTo(english);
        for (String argument : new String[] {"<0>", "<1>", "<2>"}) {
            assertThat(french.contains(argument)).isEqualTo(english.contains(argument));
        }
    }
}
