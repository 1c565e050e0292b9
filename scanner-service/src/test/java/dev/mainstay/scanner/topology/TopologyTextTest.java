package dev.mainstay.scanner.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.text.Text;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopologyTextTest {

    @ParameterizedTest
    @EnumSource
    void everyRemarkIsThereInBothLanguages(TopologyText wording) {
        TopologyWarning warning = wording.warning("<0>", "<1>", "<2>", "<3>");
        Text message = warning.message();
        String english = message.in(Locale.ENGLISH);
        String french = message.in(Locale.FRENCH);

        assertThat(warning.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(english).doesNotStartWith("topology.");
        assertThat(french).isNotEqualTo(english);
        for (String argument : new String[] {"<0>", "<1>", "<2>", "<3>"}) {
            assertThat(french.contains(argument)).isEqualTo(english.contains(argument));
        }
    }
}
