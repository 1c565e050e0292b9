package dev.mainstay.kubernetes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    @Test
    void whatIsNotSaidHasADefault() {
        Options options = Options.of(List.of());

        assertThat(options.base()).isEqualTo("debian");
        assertThat(options.revision()).isEmpty();
    }

    @Test
    void whatIsSaidIsTaken() {
        Options options = Options.of(List.of(
                "--base",
                "base.tar",
                "--repository",
                "registry.example.org/mainstay",
                "--version",
                "1.2.3",
                "--revision",
                "abc",
                "--to",
                "out"));

        assertThat(options.base()).isEqualTo("base.tar");
        assertThat(options.repository()).isEqualTo("registry.example.org/mainstay");
        assertThat(options.version()).isEqualTo("1.2.3");
        assertThat(options.revision()).contains("abc");
        assertThat(options.to()).isEqualTo(Path.of("out"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bass debian       | Not understood: --bass",
                "--base              | --base needs a value",
                "--base --to         | --base needs a value",
                "--repository Big    | --repository is no name of a repository: Big",
                "--version a/b       | --version is no tag: a/b",
            })
    void whatCannotBeMeantIsSaid(String line, String said) {
        assertThatThrownBy(() -> Options.of(List.of(line.split(" ", -1))))
                .isInstanceOf(Options.NotUnderstoodException.class)
                .hasMessage(said);
        assertThat(ImagesMain.run(List.of(line.split(" ", -1)))).isEqualTo(2);
    }
}
