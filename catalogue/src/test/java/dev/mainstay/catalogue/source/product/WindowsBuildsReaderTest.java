package dev.mainstay.catalogue.source.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.source.Collected;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsBuildsReaderTest {

    private static final String TEXT = """
            # Windows builds, as of 2026-03-20
            build,kb,released
            10.0.17763.8511,KB5078752,2026-03-10
            10.0.20348.4893,5078766,
            """;

    private final WindowsBuildsReader reader = new WindowsBuildsReader();

    @Test
    void aRowIsAFact() throws Exception {
        Origin origin = new Origin(Source.WINDOWS_BUILDS, "windows-builds", LocalDate.of(2026, 3, 20));

        assertThat(reader.recognises("builds.csv", TEXT)).isTrue();
        assertThat(Collected.read(reader, TEXT).all())
                .containsExactly(
                        new WindowsBuildFact(
                                origin, Version.of("10.0.17763.8511"), "KB5078752", LocalDate.of(2026, 3, 10)),
                        new WindowsBuildFact(origin, Version.of("10.0.20348.4893"), "KB5078766", null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10.0.17763.8511 | 17763.8511  | column build: is no build of Windows in full
                    KB5078752       | March       | column kb: is no KB number
                    2026-03-10      | 2031-03-10  | lies in the future
                    2026-03-10      | soon        | column released: is no date
                    build,kb        | kb,build    | line
                    """)
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String complaint) {
        assertThatThrownBy(() -> Collected.read(reader, TEXT.replace(good, bad)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("line ")
                .hasMessageContaining(complaint);
    }
}
