package dev.mainstay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordsTest {
    private static final Letter LETTER = new Letter("anna", 3, "hello");

    /** Sample. */
    public record Letter(String to, int pages, @Nullable String text) {}

    @Test
    void aCopyIsTheSameButForWhatIsOtherwise() {
        assertThat(Records.with(LETTER)).isEqualTo(LETTER);
        assertThat(Records.with(LETTER, "pages", 4, "text", null)).isEqualTo(new Letter("anna", 4, null));
    }

    @Test
    void whatARecordDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> Records.with(LETTER, "from", "bert"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("from");
        assertThatThrownBy(() -> Records.with(LETTER, "pages", "four")).isInstanceOf(IllegalArgumentException.class);
    }
}
