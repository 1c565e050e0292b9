package dev.mainstay.catalogue.source.security;

import static dev.mainstay.catalogue.source.security.CvrfText.fix;
import static dev.mainstay.catalogue.source.security.CvrfText.severity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.RevisionsFact;
import dev.mainstay.catalogue.fact.RevisionsFact.Revised;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.source.Collected;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.Kbs;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.Skip;
import dev.mainstay.catalogue.version.Version;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CvrfReaderTest {

    private final CvrfReader reader = new CvrfReader();

    @Test
    void aReleaseOfWindowsThatIsAffectedAndHasNoKbIsAFact() throws Exception {
        // Given
        String affected =
                "<vuln:ProductStatuses><vuln:Status Type=\"Known Affected\"><vuln:ProductID>1</vuln:ProductID>"
                        + "<vuln:ProductID>2</vuln:ProductID><vuln:ProductID>3</vuln:ProductID></vuln:Status>"
                        + "<vuln:Status Type=\"Fixed\"><vuln:ProductID>4</vuln:ProductID></vuln:Status></vuln:ProductStatuses>";
        String text = new CvrfText("2022-May")
                .product("1", "Windows Server 2019")
                .product("2", "Windows Server 2016")
                .product("3", "Microsoft Edge")
                .product("4", "Windows Server 2022")
                .vulnerability(
                        "CVE-2022-30190",
                        affected,
                        severity("1", "Important"),
                        fix("Vendor Fix", "Description", "5014692", "ProductID", "2"),
                        fix("Vendor Fix", "Description", "Release Notes", "ProductID", "1"))
                .text();

        // When
        Collected collected = Collected.read(reader, text);

        // Then
        assertThat(collected.all())
                .filteredOn(AffectedFact.class::isInstance)
                .containsExactly(new AffectedFact(
                        new Origin(Source.MSRC_CVRF, "2022-May", LocalDate.of(2019, 5, 14)),
                        "CVE-2022-30190",
                        "Windows Server 2019",
                        "Important",
                        LocalDate.of(2019, 5, 14)));
    }

    /** In the form of the notes of January 2021. */
    @Test
    void whatNotesNameBesideAVulnerabilityAndNoListHasIsAFact() throws Exception {
        // Given
        String text = new CvrfText("2021-Jan")
                .product("1", "Windows Server 2019")
                .notes("<ul><li>CVE-2020-0001 has been re-released. For further information see"
                        + " <a href=\"https://support.microsoft.com/en-us/help/4000001\">an article</a>.</li>"
                        + "<li>CVE-2020-0002 is fixed by KB4000002.</li><li>See <a href=\"x/help/4000003\">4000003</a></li>"
                        + "<li>CVE-2020-0003 has FAQs</li></ul>")
                .vulnerability("CVE-2020-0002", fix("Vendor Fix", "Description", "4000002", "ProductID", "1"))
                .vulnerability(
                        "ADV200001",
                        "<vuln:RevisionHistory><vuln:Revision><cvrf:Description>KB4000004 has been released"
                                + "</cvrf:Description></vuln:Revision></vuln:RevisionHistory>")
                .text();

        // When
        Collected collected = Collected.read(reader, text);

        // Then
        assertThat(collected.of(MentionFact.class))
                .extracting(MentionFact::cve, MentionFact::kb)
                .containsExactlyInAnyOrder(tuple("CVE-2020-0001", "KB4000001"), tuple("ADV200001", "KB4000004"));
    }

    @Test
    void vulnerabilitiesAddedOrChangedLaterAreAFact() throws Exception {
        // Given
        String text = new CvrfText("2019-May")
                .date("2020-05-12T07:00:00Z")
                .vulnerability("CVE-2019-0001", revisions("2019-05-14T07:00:00Z"))
                .vulnerability("CVE-2019-0002", revisions("2020-05-12T07:00:00Z", "2019-05-14T07:00:00Z"))
                .vulnerability("CVE-2019-0003", revisions("2019-06-01", "no date"))
                .vulnerability("CVE-2019-0004")
                .text();

        // When
        Collected collected = Collected.read(reader, text);

        // Then
        LocalDate published = LocalDate.of(2019, 5, 14);
        assertThat(collected.of(RevisionsFact.class))
                .containsExactly(new RevisionsFact(
                        new Origin(Source.MSRC_CVRF, "2019-May", LocalDate.of(2020, 5, 12)),
                        published,
                        List.of(
                                new Revised("CVE-2019-0002", published, LocalDate.of(2020, 5, 12)),
                                new Revised("CVE-2019-0003", LocalDate.of(2019, 6, 1), LocalDate.of(2019, 6, 1)))));
    }

    private static String revisions(String... dates) {
        return Stream.of(dates)
                .map(date -> "<vuln:Revision><cvrf:Number>1.0</cvrf:Number><cvrf:Date>" + date
                        + "</cvrf:Date><cvrf:Description>x</cvrf:Description></vuln:Revision>")
                .collect(Collectors.joining("", "<vuln:RevisionHistory>", "</vuln:RevisionHistory>"));
    }

    @Test
    void vulnerabilitiesOfOneUpdateBecomeOneFact() throws Exception {
        // Given
        String text = new CvrfText("2019-May")
                .product("1", "Windows Server 2012 R2")
                .vulnerability(
                        "CVE-2019-0863",
                        severity("1", "Important"),
                        fix(
                                "Vendor Fix",
                                "Description",
                                "4499151",
                                "Supercedence",
                                "4493446",
                                "ProductID",
                                "1",
                                "RestartRequired",
                                "Maybe",
                                "SubType",
                                "Monthly Rollup"))
                .vulnerability(
                        "CVE-2019-0708",
                        severity("1", "Critical"),
                        fix(
                                "Vendor Fix",
                                "Description",
                                "4499151",
                                "Supercedence",
                                "4493446",
                                "ProductID",
                                "1",
                                "RestartRequired",
                                "Yes",
                                "SubType",
                                "Monthly Rollup"),
                        fix("Known Issue", "Description", "4499151", "ProductID", "1"))
                .text();

        // When
        Collected collected = Collected.read(reader, text);

        // Then
        assertThat(collected.all())
                .containsExactly(new UpdateFact(
                        new Origin(Source.MSRC_CVRF, "2019-May", LocalDate.of(2019, 5, 14)),
                        "KB4499151",
                        "Windows Server 2012 R2",
                        "Monthly Rollup",
                        null,
                        LocalDate.of(2019, 5, 14),
                        java.util.List.of("KB4493446"),
                        java.util.List.of(
                                new Vulnerability("CVE-2019-0863", "Important"),
                                new Vulnerability("CVE-2019-0708", "Critical")),
                        "Yes"));
    }

    @Test
    void aFixedBuildOfWindowsIsAFactOfItsOwnAndOthersAreNot() throws Exception {
        String text = new CvrfText("2021-Jun")
                .product("1", "Windows Server 2019  (Server Core Installation)")
                .product("2", "Microsoft Lync Server 2013")
                .product("3", "Windows Server 2012 R2")
                .vulnerability(
                        "CVE-2021-1",
                        fix("Vendor Fix", "Description", "5003646", "ProductID", "1", "FixedBuild", "10.0.17763.1999"),
                        fix("Vendor Fix", "Description", "5003729", "ProductID", "2", "FixedBuild", "8308.1198"),
                        fix("Vendor Fix", "Description", "5003636", "ProductID", "3", "FixedBuild", "1.0.0.0"))
                .text();

        Collected collected = Collected.read(reader, text);

        assertThat(collected.of(WindowsBuildFact.class))
                .extracting(WindowsBuildFact::build, WindowsBuildFact::kb)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Version.of("10.0.17763.1999"), "KB5003646"));
        assertThat(collected.of(UpdateFact.class))
                .extracting(UpdateFact::product, UpdateFact::fixedBuild)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Windows Server 2019 (Server Core installation)", "10.0.17763.1999"),
                        org.assertj.core.groups.Tuple.tuple("Microsoft Lync Server 2013", "8308.1198"),
                        org.assertj.core.groups.Tuple.tuple("Windows Server 2012 R2", "1.0.0.0"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    4457129                                                   | KB4457129
                    5018549, 5021093                                          | KB5018549 KB5021093
                    5018549; 5021093                                          | KB5018549 KB5021093
                    5018549<br><br>5021093                                    | KB5018549 KB5021093
                    MS16-016, 3124280; MS16-097, 3178034; MS16-104, 3185319   | KB3124280 KB3178034 KB3185319
                    KB4457129                                                 | KB4457129
                    MS16-016                                                  | ''
                    None                                                      | ''
                    4.8.1                                                     | ''
                    """)
    void supersededKbsAreFoundInWhateverPeopleWrite(String field, String kbs) {
        assertThat(String.join(" ", Kbs.allIn(field))).isEqualTo(kbs);
    }

    @Test
    void whatIsNoKbIsCountedAndPassedOver() throws Exception {
        String text = new CvrfText("2023-Jan")
                .product("1", "CBL Mariner 2.0 x64")
                .vulnerability(
                        "CVE-2023-1",
                        fix("Vendor Fix", "Description", "", "ProductID", "1"),
                        fix("Vendor Fix", "Description", "CBL-Mariner Releases", "ProductID", "1"),
                        fix("Vendor Fix", "Description", "Release Notes", "ProductID", "1"),
                        fix("Vendor Fix", "Description", "5000001", "ProductID", "1", "Supercedence", "None"),
                        fix("Vendor Fix", "Description", "", "SubType", "5072033", "ProductID", "1"),
                        fix("Vendor Fix", "Description", "5000002", "ProductID", "77"))
                .text();
        Collected collected = new Collected();

        DocumentSummary summary =
                reader.read("test", new ByteArrayInputStream(gzip(text)), ReadingRules.on(Collected.TODAY), collected);

        assertThat(collected.of(UpdateFact.class)).extracting(UpdateFact::kb).containsExactly("KB5000001", "KB5072033");
        assertThat(summary.skipped())
                .isEqualTo(Map.of(
                        Skip.EMPTY_KB, 1,
                        Skip.WORDS_FOR_KB, 2,
                        Skip.WORDS_FOR_SUPERSEDENCE, 1,
                        Skip.UNKNOWN_PRODUCT, 1));
        assertThat(summary.header())
                .isEqualTo(new DocumentHeader(Source.MSRC_CVRF, "2023-Jan", "9", LocalDate.of(2019, 5, 14)));
        assertThat(summary.facts()).isEqualTo(2);
    }

    @Test
    void aDocumentTypeIsRefusedWhateverItDefines() {
        String bomb = """
                <?xml version="1.0"?>
                <!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
                <cvrfdoc xmlns="http://www.icasi.org/CVRF/schema/cvrf/1.1">&b;&c;</cvrfdoc>
                """;

        assertThatThrownBy(() -> Collected.read(reader, bomb))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageStartingWith("test, line 2, column ")
                .hasMessageEndingWith("has a document type, which is not read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    </cvrf:cvrfdoc>                  | ''                            | line
                    cvrf:cvrfdoc                     | cvrf:other                    | root element is other
                    2019-05-14T07:00:00Z             | soon                          | is no date: soon
                    2019-05-14T07:00:00Z             | 2026-12-25T07:00:00Z          | lies in the future
                    <cvrf:ID>2019-May</cvrf:ID>      | <cvrf:ID/>                    | have no ID
                    DocumentTracking                 | Other                         | before the document's tracking data
                    <vuln:CVE>CVE-1</vuln:CVE>       | ''                            | without a CVE
                    """)
    void whatIsWrongIsToldWithItsPlace(String good, String bad, String complaint) {
        String text = new CvrfText("2019-May")
                .product("1", "Windows Server 2012 R2")
                .vulnerability("CVE-1", fix("Vendor Fix", "Description", "4499151", "ProductID", "1"))
                .text();
        assertThat(text).contains(good);

        assertThatThrownBy(() -> Collected.read(reader, text.replace(good, bad)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageMatching("(?s)test, line \\d+, column \\d+: .*")
                .hasMessageContaining(complaint);
    }

    @Test
    void aDocumentCutOffWithinItsCompressedDataIsMalformed() throws Exception {
        byte[] whole =
                gzip(new CvrfText("2019-May").product("1", "x".repeat(9999)).text());
        byte[] torn = java.util.Arrays.copyOf(whole, whole.length / 2);

        assertThatThrownBy(() -> reader.read(
                        "torn.gz", new ByteArrayInputStream(torn), ReadingRules.on(Collected.TODAY), new Collected()))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageStartingWith("torn.gz, ");
    }

    @Test
    void fiveGigabytesEndAtTheLimitAndAreNeverHeld() {
        Endless endless = new Endless(
                "<cvrf:cvrfdoc xmlns:cvrf=\"http://www.icasi.org/CVRF/schema/cvrf/1.1\"><cvrf:DocumentNotes>",
                "<cvrf:Note>A note that says nothing at all.</cvrf:Note>",
                5L << 30);

        assertThatThrownBy(() -> reader.read("decoy", endless, ReadingRules.on(Collected.TODAY), new Collected()))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("longer than the 67108864 bytes allowed");
        assertThat(endless.readSoFar()).isLessThan(70L << 20);
    }

    @Test
    void aTextThatWouldBeKeptHasALimit() {
        String text = new CvrfText("2019-May").product("1", "x".repeat(20_000)).text();

        assertThatThrownBy(() -> Collected.read(reader, text))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("the text of FullProductName is longer than 16384 characters");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    /** A beginning, and then the same again and again. */
    private static final class Endless extends InputStream {
        private final byte[] start;
        private final byte[] again;
        private final long length;
        private long read;

        Endless(String start, String again, long length) {
            this.start = start.getBytes(StandardCharsets.UTF_8);
            this.again = again.getBytes(StandardCharsets.UTF_8);
            this.length = length;
        }

        long readSoFar() {
            return read;
        }

        @Override
        public int read() {
            if (read >= length) {
                return -1;
            }
            long at = read++;
            return at < start.length ? start[(int) at] : again[(int) ((at - start.length) % again.length)];
        }

        @Override
        public int read(byte[] buffer, int offset, int count) {
            for (int i = 0; i < count; i++) {
                int value = read();
                if (value < 0) {
                    return i == 0 ? -1 : i;
                }
                buffer[offset + i] = (byte) value;
            }
            return count;
        }
    }
}
