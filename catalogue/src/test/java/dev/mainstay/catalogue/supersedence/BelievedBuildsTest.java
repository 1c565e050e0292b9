package dev.mainstay.catalogue.supersedence;

import static dev.mainstay.catalogue.supersedence.Updates.updates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.shipped.Shipped;
import dev.mainstay.catalogue.supersedence.SupersedenceWarning.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents written by hand, with KB numbers and builds as MSRC's documents have them where the names are real. */
class BelievedBuildsTest {
    private static final String S20H2 = "Windows Server, version 20H2 (Server Core installation)";
    private static final String S19 = "Windows Server 2019";

    /** No table here: the order of the dates alone tells. */
    @Test
    void aBuildOutOfOrderWithTheDatesIsNotBelieved() {
        SupersedenceGraph graph = SupersedenceGraph.of(S19, updates(S19, """
                2021-05 | KB9000001 | Security Update | 10.0.17763.1900 |           | CVE-1
                2021-06 | KB9000002 | Security Update | 10.0.17763.9100 | KB9000001 | CVE-2
                2021-07 | KB9000003 | Security Update | 10.0.17763.2000 | KB9000002 | CVE-3
                2021-08 | KB9000004 | Security Update | 10.0.17763.2100 | KB9000003 | CVE-4
                """), List.of());

        assertThat(revision(graph, "KB9000002")).isNull();
        assertThat(revision(graph, "KB9000004")).isEqualTo(2100);
        assertThat(graph.supersedes("KB9000002", "KB9000003")).isFalse();
        assertThat(graph.supersedes("KB9000003", "KB9000002")).isTrue();
        assertThat(graph.warnings())
                .extracting(SupersedenceWarning::kind, SupersedenceWarning::kb, SupersedenceWarning::superseded)
                .containsExactly(tuple(Kind.BUILD_ORDER, "KB9000002", "10.0.17763.9100"));
    }

    @Test
    void ofTwoBuildsThatContradictEachOtherTheLowerIsBelieved() {
        SupersedenceGraph graph = SupersedenceGraph.of(S19, updates(S19, """
                2021-05 | KB9000001 | Security Update | 10.0.17763.9100 |           | CVE-1
                2021-06 | KB9000002 | Security Update | 10.0.17763.1900 |           | CVE-2
                """), List.of());

        assertThat(revision(graph, "KB9000001")).isNull();
        assertThat(revision(graph, "KB9000002")).isEqualTo(1900);
    }

    @Test
    void updatesOfOneDayAreInNoOrder() {
        SupersedenceGraph graph = SupersedenceGraph.of(S19, updates(S19, """
                2021-07 | KB9000001 | Security Update | 10.0.17763.2029 |           | CVE-1
                2021-07 | KB9000002 | Security Update | 10.0.17763.2028 |           | CVE-2
                """), List.of());

        assertThat(graph.warnings()).isEmpty();
    }

    @Test
    void theTableOfBuildsWinsOverADocumentThatMistypes() {
        SupersedenceGraph graph = withTables(S20H2, """
                2021-07 | KB5004945 | Security Update | 10.0.19042.1803 |           | CVE-1
                2021-08 | KB5005033 | Security Update | 10.0.19042.1165 |           | CVE-2
                """);

        assertThat(revision(graph, "KB5004945")).isEqualTo(1083);
        assertThat(graph.warnings())
                .extracting(SupersedenceWarning::kind, SupersedenceWarning::kb, SupersedenceWarning::reason)
                .containsExactly(tuple(Kind.OTHER_BUILD, "KB5004945", "the table of builds has 10.0.19042.1083"));
    }

    @Test
    void theBuildOfAnotherProductIsNotBelieved() {
        SupersedenceGraph graph = withTables("Windows 11 Version 22H2 for x64-based Systems", """
                2022-10 | KB5018427 | Security Update | 10.0.22621.674  |           | CVE-1
                2022-10 | KB9000001 | Security Update | 10.0.22000.1100 |           | CVE-2
                """);

        assertThat(revision(graph, "KB9000001")).isNull();
        assertThat(graph.warnings())
                .extracting(SupersedenceWarning::kind, SupersedenceWarning::kb)
                .containsExactly(tuple(Kind.OTHER_BUILD, "KB9000001"));
    }

    @Test
    void ofAnUpdateWithTwoBuildsTheLowerCountsAndNeitherIsWrong() {
        SupersedenceGraph graph = withTables(S19, """
                2021-09 | KB5005625 | Security Update | 10.0.17763.2213 |           | CVE-1
                """);

        assertThat(revision(graph, "KB5005625")).isEqualTo(2210);
        assertThat(graph.warnings()).isEmpty();
    }

    @Test
    void whatNoDocumentNamesIsKnownByTheTables() {
        SupersedenceGraph graph = withTables("Windows Server 2022", """
                2024-06 | KB5039227 | Security Update | 10.0.20348.2527 |           | CVE-1
                2024-08 | KB5041160 | Security Update | 10.0.20348.2655 |           | CVE-2
                """);

        assertThat(graph.supersedes("KB5040437", "KB5039227")).isTrue();
        assertThat(graph.supersedes("KB5041160", "KB5040437")).isTrue();
        assertThat(update(graph, "KB5040437").isDocumented()).isFalse();
    }

    @Test
    void laterServicingStacksContainEarlierOnes() {
        SupersedenceGraph graph = withTables("Windows Server 2016", """
                2020-07 | KB4565912 | Servicing Stack Update |  |           | CVE-1
                """);

        assertThat(graph.supersedes("KB5001402", "KB4565912")).isTrue();
    }

    @Test
    void aRollupWithoutAMonthComesAfterTheLastOfALowerNumber() {
        SupersedenceGraph graph = withTables("Windows Server 2012 R2 (Server Core installation)", """
                2024-06 | KB5039294 | Monthly Rollup |  |           | CVE-1
                2026-03 | KB5078774 | Monthly Rollup |  |           | CVE-2
                """);

        assertThat(graph.supersedes("KB5070886", "KB5039294")).isTrue();
        assertThat(graph.supersedes("KB5078774", "KB5070886")).isTrue();
        assertThat(graph.supersedes("KB5070886", "KB5078774")).isFalse();
    }

    private static SupersedenceGraph withTables(String product, String lines) {
        List<Fact> facts = new ArrayList<>(Shipped.facts());
        facts.addAll(updates(product, lines));
        return SupersedenceGraph.of(Catalogue.of(facts), List.of(product));
    }

    private static @Nullable Integer revision(SupersedenceGraph graph, String kb) {
        return update(graph, kb).revision();
    }

    private static Update update(SupersedenceGraph graph, String kb) {
        return Objects.requireNonNull(graph.updates().get(kb), kb);
    }
}
