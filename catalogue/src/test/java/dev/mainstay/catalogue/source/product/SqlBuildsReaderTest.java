package dev.mainstay.catalogue.source.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.source.Collected;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.Skip;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlBuildsReaderTest {

    private static final String TEXT = """
            {"LastUpdated": "2026-07-16T00:00:00", "Data": [
              {"Version": "11.0.1103", "Name": "2012"},
              {"SP": "RTM", "Version": "11.0.2100", "SupportedUntil": "2014-01-14T00:00:00"},
              {"CU": "CU1", "Version": "11.0.2316", "KBList": "2679368", "ReleaseDate": "2012-04-12"},
              {"SP": "SP1", "Version": "11.0.3000", "SupportedUntil": "2015-07-14", "KBList": ["2674319", "2765331"]},
              {"Version": "11.0.3128", "KBList": "2793634", "Retired": true},
              {"SP": "SP2", "Version": "11.0.5058"},
              {"Version": "12.0.1524", "Name": "2014"}]}
            """;

    private static final Origin ORIGIN =
            new Origin(Source.SQL_BUILDS, "dbatools-buildref-index", LocalDate.of(2026, 7, 16));

    private final SqlBuildsReader reader = new SqlBuildsReader();

    @Test
    void whatTheFirstRowOfABlockSaysHoldsForThoseAfterIt() throws Exception {
        assertThat(Collected.read(reader, TEXT).all())
                .containsExactly(
                        build(null, null, "11.0.1103", List.of(), null, null, false),
                        build("RTM", null, "11.0.2100", List.of(), null, "2014-01-14", false),
                        build("RTM", "CU1", "11.0.2316", List.of("KB2679368"), "2012-04-12", "2014-01-14", false),
                        build("SP1", null, "11.0.3000", List.of("KB2674319", "KB2765331"), null, "2015-07-14", false),
                        build("SP1", null, "11.0.3128", List.of("KB2793634"), null, "2015-07-14", true),
                        // Neither the end of SP1 nor anything of 2012 goes on.
                        build("SP2", null, "11.0.5058", List.of(), null, null, false),
                        new SqlBuildFact(ORIGIN, "2014", null, null, "12.0.1524", List.of(), null, null, false));
    }

    @Test
    void emptyKbsAndWordsForKbsAreCountedAndTheBuildStays() throws Exception {
        String text = TEXT.replace("\"2679368\"", "[\"\", \"n/a\", \"30754\", \"2679368\"]");
        Collected collected = new Collected();

        DocumentSummary summary = reader.read(
                "test",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                ReadingRules.on(Collected.TODAY),
                collected);

        assertThat(summary.skipped()).isEqualTo(Map.of(Skip.EMPTY_KB, 1, Skip.WORDS_FOR_KB, 2));
        assertThat(collected.of(SqlBuildFact.class).get(2).kbs()).containsExactly("KB2679368");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "11.0.2316"              | "11.0"            | /Data/2                | no version of three or four parts: "11.0"
                    "11.0.2316"              | 11                | /Data/2/Version (byte  | expected a text, found VALUE_NUMBER_INT
                    "11.0.2316"              | "11.0.2100"       | /Data/2                | the build 11.0.2100 a second time
                    "Version": "11.0.2316",  | ''                | /Data/2                | no version
                    "2679368"                | 2679368           | /Data/2/KBList (byte   | expected a text
                    "2012-04-12"             | "April"           | /Data/2/ReleaseDate    | no date: "April"
                    "2012-04-12"             | "2031-04-12"      | /Data/2/ReleaseDate    | 2031-04-12 lies in the future
                    "2026-07-16T00:00:00"    | "2031-01-01"      | /LastUpdated           | 2031-01-01 lies in the future
                    "2015-07-14"             | "2015-13-41"      | /Data/3/SupportedUntil | no date
                    true                     | "yes"             | /Data/4/Retired        | expected true or false
                    , "Name": "2012"         | ''                | /Data/0                | a build before the first Name
                    "LastUpdated"            | "Updated"         | /Data                  | builds before LastUpdated
                    "Data"                   | "Rows"            | /                      | it has no Data
                    "Name": "2014"}]}        | "Name": "20       | /Data/6                | Illegal unquoted character
                    "Name": "2014"}]}        | "Name": "2014"}]  | /                      | end-of-input
                    """)
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String place, String complaint) {
        assertThat(TEXT).contains(good);

        assertThatThrownBy(() -> Collected.read(reader, TEXT.replace(good, bad)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(complaint);
    }

    private static SqlBuildFact build(
            @Nullable String servicePack,
            @Nullable String update,
            String version,
            List<String> kbs,
            @Nullable String released,
            @Nullable String end,
            boolean retired) {
        return new SqlBuildFact(
                ORIGIN,
                "2012",
                servicePack,
                update,
                version,
                kbs,
                released == null ? null : LocalDate.parse(released),
                end == null ? null : LocalDate.parse(end),
                retired);
    }
}
