package dev.mainstay.agent.windows.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupSummaryTest {

    /** In the form of Microsoft's topic on the setup log files; names and times are made up. */
    private static final String TEXT = """
            Overall summary:
              Final result:                  Failed: see logs für Näheres
              Exit code (Decimal):           -2061893606
              Exit facility code:            1306
              Exit error code:               1
              Exit message:                  Wait on the database engine recovery handle failed.
              Start time:                    2026-11-23 10:03:25
              End time:                      2026-11-23 10:04:36
              Requested action:              Patch

            Instance RTCLOCAL overall summary:
              Final result:                  Passed
              Exit code (Decimal):           0

            Machine Properties:
              Machine name:                  FE01
            """;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16", "windows-1252"})
    void itIsReadInEachOfItsEncodings(String encoding) {
        SetupSummary summary = SetupSummary.read(TEXT.replace("\n", "\r\n").getBytes(Charset.forName(encoding)))
                .orElseThrow();

        assertThat(summary)
                .isEqualTo(new SetupSummary(
                        "Failed: see logs für Näheres",
                        -2061893606,
                        "Wait on the database engine recovery handle failed.",
                        "Patch"));
        assertThat(summary.inShort())
                .isEqualTo("Failed: see logs für Näheres (exit code -2061893606): "
                        + "Wait on the database engine recovery handle failed.");
    }

    @Test
    void aFileWithAMarkIsReadWithoutIt() {
        byte[] text = ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8);

        assertThat(SetupSummary.read(text)).isPresent();
    }

    @Test
    void whatHasNoSummaryIsNone() {
        assertThat(SetupSummary.read(new byte[0])).isEmpty();
        assertThat(SetupSummary.read("Machine Properties:\n  Final result: Passed\n".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }
}
