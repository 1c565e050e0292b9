package dev.mainstay.catalogue.source.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.SqlLineFact;
import dev.mainstay.catalogue.fact.SqlSupportOverride;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.source.Collected;
import dev.mainstay.catalogue.source.DocumentReader;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The project's own tables: workload builds, overrides, SQL Server builds that the build reference lacks. */
class OwnTablesTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 25);

    private static final String WORKLOAD = """
            # Test, as of 2026-11-25
            product,component,update,kbs,released,build,security,basis
            LYNC_SERVER_2013,Core Components,CU10 HF5,KB5000675 KB5000688,2021-02,5.0.8308.1136,yes,"[B] a, b"
            LYNC_SERVER_2013,,2021-09 hotfix,,,,no,[V] c
            """;

    private static final String OVERRIDES = """
            # Test, as of 2026-11-25
            kind,product,servicePack,kb,written,right,reason
            no-supersedence,,,KB4532098,KB4057113,,a
            supersedence,Microsoft SQL Server 2012,,KB4532098,KB4057116,,b
            fixed-build,Microsoft Lync Server 2013,,KB5016714,8308.1198,5.0.8308.1198,c
            fixed-build,Skype for Business Server 2019,,,N/A,,d
            sql-support,2016,SP2,,2026-07-14,2022-10-11,e
            sql-line,2016,SP3,,Azure Connect Pack,13.0.7000,f
            """;

    private static final String SUPPLEMENT = """
            # Test, as of 2026-11-25
            product,servicePack,cumulativeUpdate,version,kbs,released,basis
            2008,SP4,,10.0.6814.4,KB5020863,2023-02-14,a
            """;

    @Test
    void aLineOfTheWorkloadTableIsAFactAndBlankIsUnknown() throws Exception {
        Origin origin = new Origin(Source.WORKLOAD_BUILDS, "workload-builds", DATE);

        assertThat(Collected.read(new WorkloadBuildsReader(), WORKLOAD).all())
                .containsExactly(
                        new WorkloadBuildFact(
                                origin,
                                "LYNC_SERVER_2013",
                                "Core Components",
                                "CU10 HF5",
                                List.of("KB5000675", "KB5000688"),
                                YearMonth.of(2021, 2),
                                "5.0.8308.1136",
                                true,
                                "[B] a, b"),
                        new WorkloadBuildFact(
                                origin,
                                "LYNC_SERVER_2013",
                                null,
                                "2021-09 hotfix",
                                List.of(),
                                null,
                                null,
                                false,
                                "[V] c"));
    }

    @Test
    void aCorrectionIsAFactOfItsKind() throws Exception {
        Origin origin = new Origin(Source.OVERRIDES, "overrides", DATE);

        assertThat(Collected.read(new OverridesReader(), OVERRIDES).all())
                .containsExactly(
                        new SupersedenceOverride(origin, "KB4532098", "KB4057113", null, false, "a"),
                        new SupersedenceOverride(
                                origin, "KB4532098", "KB4057116", "Microsoft SQL Server 2012", true, "b"),
                        new FixedBuildOverride(
                                origin, "KB5016714", "Microsoft Lync Server 2013", "8308.1198", "5.0.8308.1198", "c"),
                        new FixedBuildOverride(origin, null, "Skype for Business Server 2019", "N/A", null, "d"),
                        new SqlSupportOverride(origin, "2016", "SP2", LocalDate.of(2022, 10, 11), "e"),
                        new SqlLineFact(origin, "2016", "SP3", "13.0.7000", "Azure Connect Pack", "f"));
    }

    @Test
    void aBuildOfTheSupplementIsAFact() throws Exception {
        assertThat(Collected.read(new SqlSupplementReader(), SUPPLEMENT).all())
                .containsExactly(new SqlBuildFact(
                        new Origin(Source.SQL_SUPPLEMENT, "sql-supplement", DATE),
                        "2008",
                        "SP4",
                        null,
                        "10.0.6814.4",
                        List.of("KB5020863"),
                        LocalDate.of(2023, 2, 14),
                        null,
                        false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # Test, as of 2026-11-25 | # Test                  | line 1                   | as of
                    as of 2026-11-25         | as of 2026-13-25        | line 1                   | no date
                    as of 2026-11-25         | as of 2031-11-25        | line 1                   | lies in the future
                    product,component        | component,product       | line                     | column
                    ,basis                   | ''                      | line                     | column
                    LYNC_SERVER_2013,Core    | Lync Server,Core        | line 3, column product   | no name of a product
                    CU10 HF5                 | ''                      | line 3, column update    | is blank
                    KB5000675 KB5000688      | KB5000675/KB5000688     | line 3, column kbs       | is no KB number
                    2021-02                  | 2031-02                 | line 3, column released  | lies in the future
                    2021-02                  | Feb 2021                | line 3, column released  | is no month
                    5.0.8308.1136            | 8308.1136               | line 3, column build     | no version of three or four parts: 8308.1136
                    yes                      | perhaps                 | line 3, column security  | neither yes nor no
                    "[B] a, b"               | ''                      | line 3, column basis     | is blank
                    "[B] a, b"               | a, b                    | line 3                   | Too many entries
                    "[B] a, b"               | "[B] a, b               | line 5, column 1         | Missing closing quote
                    ,no,[V] c                | ,no                     | line 4                   | Not enough column values
                    """)
    void whatIsWrongInTheWorkloadTableIsToldWithItsPlace(String good, String bad, String place, String complaint) {
        refused(new WorkloadBuildsReader(), WORKLOAD, good, bad, place, complaint);
    }

    @Test
    void aLineThatStandsTwiceIsRefused() {
        String line = "LYNC_SERVER_2013,,2021-09 hotfix,,,,no,[V] c\n";

        assertThatThrownBy(() -> Collected.read(new WorkloadBuildsReader(), WORKLOAD + line))
                .hasMessageContaining("line 5, column update")
                .hasMessageContaining("a second time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    no-supersedence           | nonsense               | line 3, column kind    | is none: nonsense
                    KB4532098,KB4057113       | KB4532098,4057113      | line 3, column written | is no KB number
                    KB4532098,KB4057113       | KB4532098,             | line 3, column written | is not one KB number
                    5.0.8308.1198             | 8308.1198              | line 5, column right   | is no version
                    2022-10-11                | 2022                   | line 7, column right   | is no date
                    Pack,13.0.7000            | Pack,                  | line 8, column right   | is blank
                    ,f                        | ,                      | line 8, column reason  | is blank
                    supersedence,Microsoft SQL Server 2012,,KB4532098,KB4057116 | no-supersedence,,,KB4532098,KB4057113 | line 4, column kind | a second time
                    """)
    void whatIsWrongInTheCorrectionsIsToldWithItsPlace(String good, String bad, String place, String complaint) {
        refused(new OverridesReader(), OVERRIDES, good, bad, place, complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    10.0.6814.4 | ''         | line 3, column version  | is blank
                    10.0.6814.4 | 10.0.x     | line 3, column version  | is no version
                    SP4         | ''         | line 3, column servicePack | is blank
                    2023-02-14  | 2033-02-14 | line 3, column released | lies in the future
                    2023-02-14  | soon       | line 3, column released | is no date
                    """)
    void whatIsWrongInTheSupplementIsToldWithItsPlace(String good, String bad, String place, String complaint) {
        refused(new SqlSupplementReader(), SUPPLEMENT, good, bad, place, complaint);
    }

    @Test
    void otherEncodingsAndDamagedCompressionAreTold() {
        byte[] latin = WORKLOAD.replace("[V] c", "[V] caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        byte[] damaged = {0x1f, (byte) 0x8b, 8, 0, 0};

        assertThatThrownBy(() -> read(latin))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> read(damaged))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining("damaged or cut off");
    }

    private static void read(byte[] bytes) throws Exception {
        new WorkloadBuildsReader()
                .read("test", new ByteArrayInputStream(bytes), ReadingRules.on(Collected.TODAY), new Collected());
    }

    private static void refused(
            DocumentReader reader, String text, String good, String bad, String place, String complaint) {
        assertThat(text).contains(good);

        assertThatThrownBy(() -> Collected.read(reader, replaceFirst(text, good, bad)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(complaint);
    }

    private static String replaceFirst(String text, String good, String bad) {
        int at = text.indexOf(good);
        return text.substring(0, at) + bad + text.substring(at + good.length());
    }
}
