package dev.mainstay.catalogue.supersedence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupersedenceGraphTest {

    /** What a month brought to Windows Server 2012 R2, with a month missing and two mistakes of the kind documents have. */
    private static final SupersedenceGraph R2 = graph("Windows Server 2012 R2", """
            2016-05 | KB3156059 | Security Update |                 |                                                     | CVE-1
            2016-10 | KB3185331 | Monthly Rollup  |                 | KB3185319                                           | CVE-2
            2016-10 | KB3192392 | Security Only   |                 | KB3124280 KB3178034                                 | CVE-2
            2020-02 | KB4537821 | Monthly Rollup  |                 | KB4534297                                           | CVE-3
            2020-02 | KB4537803 | Security Only   |                 |                                                     | CVE-3
            2020-04 | KB4550961 | Monthly Rollup  |                 | KB4541509                                           | CVE-4
            2020-07 | KB4566425 | Servicing Stack Update |          |                                                     | CVE-5
            2021-06 | KB5003636 | IE Cumulative   | 1.0.0.0         |                                                     | CVE-6
            2021-06 | KB5003671 | Monthly Rollup  | 6.3.9600.20045  |                                                     | CVE-6
            2021-07 | KB5004298 | Monthly Rollup  | 6.3.9600.20069  |                                                     | CVE-7
            2021-07 | KB5004954 | Monthly Rollup  | 6.3.9600.20046  | KB5003671                                           | CVE-8
            2024-01 | KB5034120 | IE Cumulative   | 1.001           | KB5004298                                           | CVE-9
            """);

    @ParameterizedTest
    @CsvSource(textBlock = """
                    KB4550961, KB4541509, true,  'as the document says'
                    KB4550961, KB4537821, true,  'rollup over rollup although the document between them is missing'
                    KB4541509, KB4537821, true,  'the undocumented one is a rollup too'
                    KB4541509, KB4537803, true,  'and contains the security-only one of the month before'
                    KB4550961, KB4537803, true,  'rollup over an older security-only'
                    KB4537821, KB4537803, true,  'and over that of the same month'
                    KB4537803, KB3192392, false, 'security-only ones contain nothing but what documents say'
                    KB3192392, KB3178034, true,  'of which there is this'
                    KB3185331, KB3192392, true,  'the first rollup over its own security-only'
                    KB3185331, KB3156059, false, 'nobody says that rollups contain what came before them'
                    KB5003671, KB5003636, true,  'rollup over Internet Explorer of the same month'
                    KB5004298, KB5004954, true,  'the higher build of a month contains the lower, whatever the KB numbers'
                    KB5004954, KB5004298, false, 'and not the other way round'
                    KB5034120, KB5004298, false, 'Internet Explorer cannot contain a rollup, though a document says so'
                    KB5034120, KB5003636, true,  'but the earlier Internet Explorer'
                    KB5004298, KB4566425, false, 'servicing stacks are a track of their own'
                    """)
    void tracksBeforeWindows10(String kb, String other, boolean contains, String why) {
        assertThat(R2.supersedes(kb, other)).as(why).isEqualTo(contains);
    }

    @Test
    void aMistakeOfADocumentIsTold() {
        assertThat(R2.warnings())
                .singleElement()
                .isEqualTo(new SupersedenceWarning(
                        "Windows Server 2012 R2",
                        "KB5034120",
                        "KB5004298",
                        SupersedenceWarning.Kind.NARROW_TRACK,
                        "IE_CUMULATIVE cannot contain MONTHLY_ROLLUP"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    KB5005568, KB5005030, true,  'by build, though the document names no predecessor'
                    KB5005030, KB4512578, true,  'over updates without builds'
                    KB4512578, KB4511553, true,  'by month'
                    KB5005568, KB5012170, false, 'the list of Secure Boot is an update of its own'
                    KB5005568, KB4535680, false, 'as was its predecessor'
                    KB5012170, KB4535680, true,  'which it replaces'
                    KB5005568, KB4558997, false, 'servicing stacks are a track of their own'
                    KB4558997, KB4465664, true,  'each over the earlier'
                    KB5005568, KB5005999, true,  'a hotpatch is part of the cumulative update of its month'
                    KB4465077, KB4464330, true,  'few vulnerabilities, but a later cumulative one supersedes it'
                    """)
    void tracksOfWindows10AndLater(String kb, String other, boolean contains, String why) {
        SupersedenceGraph graph = graph("Windows Server 2019", """
                2018-10 | KB4464330 | Security Update        |                  |           | CVE-1 CVE-2 CVE-3 CVE-4
                2018-11 | KB4465077 | Security Update        |                  | KB4464330 | CVE-5
                2018-11 | KB4465664 | Servicing Stack Update |                  |           | CVE-6
                2019-08 | KB4511553 | Security Update        |                  | KB4465077 | CVE-7 CVE-8 CVE-9 CVE-10
                2019-09 | KB4512578 | Security Update        |                  |           | CVE-11 CVE-12 CVE-13 CVE-14
                2020-07 | KB4558997 | Servicing Stack Update |                  |           | CVE-15
                2021-08 | KB5005030 | Security Update        | 10.0.17763.2114  |           | CVE-17
                2021-09 | KB5005568 | Security Update        | 10.0.17763.2183  |           | CVE-18
                2021-09 | KB5005999 | Security Hotpatch Update | 10.0.17763.2180 |          | CVE-18
                2022-08 | KB5012170 | Security Update        |                  | KB4535680 | CVE-19
                """);

        assertThat(graph.supersedes(kb, other)).as(why).isEqualTo(contains);
        assertThat(graph.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    KB4579311, KB4566785, false, 'cumulative updates of 2020 do not bring the servicing stack'
                    KB5000802, KB4566785, true,  'those from March 2021 on do'
                    KB5001330, KB4566785, true,  'and contain the earlier ones'
                    """)
    void fromBuild19041OnCumulativeUpdatesBringTheServicingStack(
            String kb, String stack, boolean contains, String why) {
        SupersedenceGraph graph = graph("Windows Server, version 2004 (Server Core installation)", """
                2020-07 | KB4566785 | Servicing Stack Update |  |  | CVE-1
                2020-10 | KB4579311 | Security Update        |  |  | CVE-2 CVE-3 CVE-4 CVE-5
                2021-03 | KB5000802 | Security Update        |  |  | CVE-6 CVE-7 CVE-8 CVE-9
                2021-04 | KB5001330 | Security Update        |  |  | CVE-10 CVE-11 CVE-12 CVE-13
                """);

        assertThat(graph.supersedes(kb, stack)).as(why).isEqualTo(contains);
    }

    @Test
    void aCircleIsBrokenBetweenTheOlderAndTheNewer() {
        SupersedenceGraph graph = graph("Microsoft Office 2016", """
                2020-01 | KB1000001 | Security Update |  | KB1000003 | CVE-1
                2020-02 | KB1000002 | Security Update |  | KB1000001 | CVE-2
                2020-03 | KB1000003 | Security Update |  | KB1000002 | CVE-3
                """);

        assertThat(graph.supersedes("KB1000003", "KB1000001")).isTrue();
        assertThat(graph.supersedes("KB1000001", "KB1000003")).isFalse();
        assertThat(graph.warnings())
                .extracting(SupersedenceWarning::kind, SupersedenceWarning::kb, SupersedenceWarning::superseded)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(SupersedenceWarning.Kind.CYCLE, "KB1000001", "KB1000003"));
    }

    @Test
    void correctionsRemoveAndAddEdges() {
        Origin origin = new Origin(Source.OVERRIDES, "overrides", LocalDate.of(2026, 11, 1));
        var facts = Updates.updates("Microsoft SQL Server 2012", """
                2018-01 | KB4532098 | Security Update |  | KB4057113 | CVE-1
                2018-01 | KB4057116 | Security Update |  |           | CVE-1
                """);
        SupersedenceGraph graph = SupersedenceGraph.of(
                "Microsoft SQL Server 2012",
                facts,
                List.of(
                        new SupersedenceOverride(origin, "KB4532098", "KB4057113", null, false, "another product's"),
                        new SupersedenceOverride(origin, "KB4532098", "KB4057116", null, true, "read in the article"),
                        new SupersedenceOverride(origin, "KB4057116", "KB1", "Another product", true, "not here")));

        assertThat(graph.edges())
                .extracting(Edge::kb, Edge::superseded, Edge::basis)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("KB4532098", "KB4057116", Edge.Basis.OVERRIDE));
        assertThat(graph.warnings()).extracting(SupersedenceWarning::reason).containsExactly("another product's");
    }

    @Test
    void anUpdateThatOnlyADeniedEdgeMakesCumulativeStandsAlone() {
        Origin origin = new Origin(Source.OVERRIDES, "overrides", LocalDate.of(2026, 11, 1));
        var facts = Updates.updates("Windows Server 2019", """
                2022-08 | KB5012170 | Security Update |                  |           | CVE-1
                2022-09 | KB5017315 | Security Update | 10.0.17763.3406  | KB5012170 | CVE-2
                """);

        SupersedenceGraph graph = SupersedenceGraph.of(
                "Windows Server 2019",
                facts,
                List.of(new SupersedenceOverride(origin, "KB5017315", "KB5012170", null, false, "Secure Boot")));

        assertThat(graph.updates().values())
                .extracting(Update::kb, Update::track)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("KB5012170", Track.SINGLE),
                        org.assertj.core.groups.Tuple.tuple("KB5017315", Track.CUMULATIVE));
        assertThat(graph.edges()).isEmpty();
    }

    @Test
    void thePathTellsHowAnInstalledUpdateContainsAnother() {
        assertThat(R2.path("KB4537803", Set.of("KB4550961", "KB5004298")).orElseThrow())
                .extracting(Edge::superseded, Edge::kb)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("KB4537803", "KB4537821"),
                        org.assertj.core.groups.Tuple.tuple("KB4537821", "KB4541509"),
                        org.assertj.core.groups.Tuple.tuple("KB4541509", "KB4550961"));
        assertThat(R2.path("KB3156059", Set.of("KB5004298"))).isEmpty();
        assertThat(R2.path("KB4550961", Set.of("KB4550961"))).isEmpty();
    }

    @Test
    void theFirstDocumentThatSaysItIsKept() {
        SupersedenceGraph graph = graph("Microsoft Office 2016", """
                2020-03 | KB1000002 | Security Update |  | KB1000001 | CVE-3
                2020-02 | KB1000002 | Security Update |  | KB1000001 | CVE-2
                """);

        assertThat(graph.edges())
                .containsExactly(new Edge(
                        "KB1000002",
                        "KB1000001",
                        Edge.Basis.DOCUMENT,
                        new Origin(Source.MSRC_CVRF, "2020-02", LocalDate.of(2020, 2, 10))));
    }

    private static SupersedenceGraph graph(String product, String lines) {
        return SupersedenceGraph.of(product, Updates.updates(product, lines), List.of());
    }
}
