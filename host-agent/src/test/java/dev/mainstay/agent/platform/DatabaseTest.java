package dev.mainstay.agent.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Database.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {

    @ParameterizedTest
    @CsvSource({
        "10.13.2,  10.13.2,  CURRENT",
        "10.13.2,  10.13.10, OLDER",
        "10.13.10, 10.13.2,  CURRENT",
        "9.14.1,   10.1.1,   OLDER",
        "        , 10.13.2,  UNKNOWN",
        "10.13.2,         ,  UNKNOWN",
        "none,     10.13.2,  UNKNOWN",
    })
    void aSchemaIsOlderThanTheOneThatTheBinariesExpect(
            @Nullable String installed, @Nullable String expected, State state) {
        assertThat(new Database("xds", null, null, installed, expected).state()).isEqualTo(state);
    }
}
