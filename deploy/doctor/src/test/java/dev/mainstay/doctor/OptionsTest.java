package dev.mainstay.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void withoutWordsItIsTheMachine() {
        Options options = Options.of(List.of());

        assertThat(options.services()).isEmpty();
        assertThat(options.json()).isFalse();
        assertThat(options.files("patch"))
                .containsExactly(
                        Path.of("/etc/mainstay/patch.properties"),
                        Path.of("/etc/mainstay/credentials/patch/secrets.properties"));
    }

    @Test
    void filesTakeThePlaceOfTheFolders() {
        Options options = Options.of(List.of("patch-service", "--file", "a.properties", "--file", "b", "--json"));

        assertThat(options.services()).containsExactly("patch");
        assertThat(options.files("patch")).containsExactly(Path.of("a.properties"), Path.of("b"));
        assertThat(options.json()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "edge, edge",
        "--jsn, --jsn",
        "--folder, --folder",
        "--file a, --file",
        "patch report --file a, --file",
        "patch --process x, --process",
        "--process 7, --process"
    })
    void whatIsNotUnderstoodIsNamed(String words, String named) {
        assertThatThrownBy(() -> Options.of(Arrays.asList(words.split(" ", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(named);
    }
}
