package dev.mainstay.catalogue.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsCsvTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain         | plain",
                "a,b           | \"a,b\"",
                "say \"no\"    | \"say \"\"no\"\"\"",
                "=HYPERLINK(1) | '=HYPERLINK(1)",
                "+1            | '+1",
                "-1            | '-1",
                "@x            | '@x"
            })
    void noFieldOfACsvFileIsAFormula(String text, String field) {
        assertThat(FindingsCsv.field(text)).isEqualTo(field);
    }

    @Test
    void noCellIsLongerThanASpreadsheetTakesAndTheRestIsCounted() {
        String cut = FindingsCsv.field("CVE-2026-10000 ".repeat(4000));

        assertThat(cut)
                .hasSizeLessThanOrEqualTo(32_767)
                .matches("(?s)(CVE-2026-10000 )*CVE-2026-10000 … \\(\\+[0-9]+\\)");
    }

    @Test
    void aByteOrderMarkTellsSpreadsheetsThatItIsUtf8() {
        assertThat(new FindingsCsv().toString()).startsWith("\uFEFFhost,subject,");
    }
}
