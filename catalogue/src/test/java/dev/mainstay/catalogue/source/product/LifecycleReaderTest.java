package dev.mainstay.catalogue.source.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.Collected;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.Skip;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleReaderTest {

    private static final String TEXT = """
            ---
            title: Something
            permalink: /something
            releaseLabel: "Something __RELEASE_CYCLE__"
            customFields:
              - name: latestGdr
            releases:
              - releaseCycle: "2.0"
                releaseDate: 2024-11-01
                eol: false

              - releaseCycle: "1.0-sp3"
                codename: First
                releaseLabel: "1 '__CODENAME__' SP3"
                releaseDate: 2018-10-30
                eoas: 2019-07-09
                eol: 2024-07-09
                eoes: 2027-07-12
                latestGdr: "1.0.6179.1"
                latest: "1.0.6449.1 CU4+GDR"
                latestReleaseDate: 2023-10-10 # a comment
                link: null
            ---

            > Text with a line of its own:
            ---
            eol: nonsense
            """;

    private final LifecycleReader reader = new LifecycleReader();

    @Test
    void aReleaseIsAFact() throws Exception {
        Origin origin = new Origin(Source.LIFECYCLE, "something", LocalDate.of(2024, 11, 1));

        assertThat(Collected.read(reader, TEXT).all())
                .containsExactly(
                        new LifecycleFact(
                                origin,
                                "something",
                                "2.0",
                                "Something 2.0",
                                LocalDate.of(2024, 11, 1),
                                null,
                                null,
                                null,
                                null,
                                null),
                        new LifecycleFact(
                                origin,
                                "something",
                                "1.0-sp3",
                                "1 'First' SP3",
                                LocalDate.of(2018, 10, 30),
                                LocalDate.of(2019, 7, 9),
                                LocalDate.of(2024, 7, 9),
                                LocalDate.of(2027, 7, 12),
                                "1.0.6449.1 CU4+GDR",
                                "1.0.6179.1"));
    }

    @Test
    void anEndWithoutADateIsPassedOverAndCounted() throws Exception {
        assertThat(summary(TEXT.replace("eol: 2024-07-09", "eol: true")).skipped())
                .isEqualTo(Map.of(Skip.NO_DATE, 1));
    }

    /** The form has no date of its own, so that two states of one age differ by their content alone. */
    @Test
    void aChangedFileHasAnotherRevision() throws Exception {
        DocumentHeader one = summary(TEXT).header();
        DocumentHeader other = summary(TEXT.replace("2027-07-12", "2028-07-12")).header();

        assertThat(other.date()).isEqualTo(one.date());
        assertThat(other.revision()).isNotEqualTo(one.revision());
        assertThat(summary(TEXT).header()).isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    title: Something          | title: "Some       | line 4, column 16   | expected <block end>
                    permalink: /something     | permalink: nothing | in its front matter | has no permalink
                    - releaseCycle: "2.0"     | - cycle: "2.0"     | line 8              | a release without releaseCycle
                    - releaseCycle: "1.0-sp3" | - releaseCycle: "2.0" | line 12          | the cycle 2.0 a second time
                    eol: 2024-07-09           | eol: July 2024     | line 12             | the eol of cycle 1.0-sp3 is no date: July 2024
                    eol: 2024-07-09           | eol: [2024]        | line 12             | the cycle 1.0-sp3 has no eol
                    eol: 2024-07-09           | until: 2024-07-09  | line 12             | the cycle 1.0-sp3 has no eol
                    latestReleaseDate: 2023   | latestReleaseDate: 2033 | line 12        | 2033-10-10, lies in the future
                    eoas: 2019-07-09          | eol: 2019-07-09    | line 17             | eol a second time
                    releases:                 | releases: none     | line 7, column 11   | expected a list
                    """)
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String place, String complaint) {
        assertThat(TEXT).contains(good);

        assertThatThrownBy(() -> Collected.read(reader, TEXT.replace(good, bad)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(complaint);
    }

    @Test
    void aFileThatIsCutOffOrIsNoneOfThisKindIsRefused() {
        assertThatThrownBy(() -> Collected.read(reader, TEXT.substring(0, TEXT.indexOf("latestGdr: \""))))
                .hasMessageContaining("ends before the line --- that closes the front matter");
        assertThatThrownBy(() -> Collected.read(reader, "# Something\n"))
                .hasMessageContaining("line 1: is not the line ---");
        assertThatThrownBy(() -> Collected.read(reader, "")).hasMessageContaining("line 0");
        assertThatThrownBy(() -> Collected.read(reader, "---\npermalink: /something\n---\n"))
                .hasMessageContaining("its age cannot be told");
        assertThatThrownBy(() -> Collected.read(reader, "---\n- a\n---\n")).hasMessageContaining("expected fields");
    }

    /** Neither does YAML make objects of tags nor do aliases multiply. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "title: !!javax.script.ScriptEngineManager [ x ]\n",
                """
                        a: &a [x, x, x, x, x, x, x, x, x]
                        b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
                        c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
                        d: [*c, *c, *c, *c, *c, *c, *c, *c, *c]
                        """,
            })
    void yamlDoesNoHarm(String yaml) throws Exception {
        assertThat(Collected.read(reader, TEXT.replace("title: Something\n", yaml))
                        .all())
                .hasSize(2);
    }

    @Test
    void aFileThatNeverEndsIsLeft() {
        String endless = TEXT.replace("title: Something", "title: " + "x".repeat(2 << 20));

        assertThatThrownBy(() -> Collected.read(reader, endless)).hasMessageContaining("longer than the");
    }

    private DocumentSummary summary(String text) throws Exception {
        return reader.read(
                "test",
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                ReadingRules.on(Collected.TODAY),
                new Collected());
    }
}
