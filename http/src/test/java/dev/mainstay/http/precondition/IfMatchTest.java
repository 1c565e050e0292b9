package dev.mainstay.http.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.http.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            *          | true
            "7"        | true
            "6", "7"   | true
            "6","7","8" | true
            "6"        | false
            "77"       | false
            W/"7"      | false
            W/"7", "7" | true
            "seven"    | false
            """)
    void holdsForTheVersionsThatItLists(String value, boolean holds) {
        assertThat(IfMatch.parse(value).holdsFor(7)).isEqualTo(holds);
    }

    @Test
    void withoutTheHeaderAnyVersionWillDo() {
        @Nullable String none = null;

        assertThat(IfMatch.parse(none).holdsFor(7)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"7", "\"7\" \"8\"", "\"7\",", "*, \"7\"", "w/\"7\""})
    void whatIsNoListOfTagsIsRefused(String value) {
        assertThatThrownBy(() -> IfMatch.parse(value))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo("invalid-request"));
    }
}
