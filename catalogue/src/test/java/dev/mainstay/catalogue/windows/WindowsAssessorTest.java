package dev.mainstay.catalogue.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Updates;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a small catalogue written by hand; KB numbers and builds are those of real updates, the CVEs are not. */
class WindowsAssessorTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final Origin ORIGIN = new Origin(Source.LIFECYCLE, "windows-server", LocalDate.of(2026, 8, 1));
    private static final Origin BUILDS = new Origin(Source.WINDOWS_BUILDS, "windows-builds", LocalDate.of(2026, 8, 1));
    private static final String R2 = "Windows Server 2012 R2";
    private static final String S19 = "Windows Server 2019";
    private static final Catalogue CATALOGUE = catalogue();

    private final WindowsAssessor assessor = new WindowsAssessor(CATALOGUE);

    private static Catalogue catalogue() {
        List<Fact> facts = new ArrayList<>();
        facts.addAll(Updates.updates(R2, """
                2016-05 | KB3156059 | Security Update        |                |           | CVE-1
                2016-10 | KB3185331 | Monthly Rollup         |                |           | CVE-2
                2020-07 | KB4566425 | Servicing Stack Update |                |           | CVE-3
                2022-08 | KB5012170 | Security Update        | V1.003         | KB4535680 | CVE-4
                2023-09 | KB5030269 | Monthly Rollup         | 6.3.9600.21563 |           | CVE-5:Critical CVE-6
                2023-09 | KB5030287 | Security Only          | 6.3.9600.21563 |           | CVE-5:Critical
                2023-09 | KB5030209 | IE Cumulative          | 1.001          |           | CVE-6
                2023-10 | KB5031419 | Monthly Rollup         | 6.3.9600.21620 | KB5030269 | CVE-7
                2023-10 | KB5031407 | Security Only          | 6.3.9600.21620 |           | CVE-7
                2026-03 | KB5078774 | Monthly Rollup         | 6.3.9600.23074 | KB5075970 | CVE-8
                """));
        facts.addAll(Updates.updates("Microsoft .NET Framework 4.6.2/4.7/4.7.1/4.7.2 on " + R2, """
                2024-04 | KB5037040 | Monthly Rollup         | 4.7.4092.0     |           | CVE-9
                """));
        facts.addAll(Updates.updates("Microsoft .NET Framework 3.5 on " + R2, """
                2024-01 | KB5034279 | Monthly Rollup         | 3.0.50727.8976 |           | CVE-10
                """));
        facts.addAll(Updates.updates("Adobe Flash Player on " + R2, """
                2020-10 | KB4580325 | Security Update        |                |           | CVE-11
                """));
        facts.addAll(Updates.updates("Internet Explorer 11 on " + R2, """
                2023-09 | KB5030209 | IE Cumulative          | 1.001          |           | CVE-6
                2023-09 | KB5030269 | Monthly Rollup         | 6.3.9600.21563 |           | CVE-6
                """));
        facts.addAll(Updates.updates(S19, """
                2020-02 | KB4524244 | Security Update        |                  |           | CVE-20
                2022-08 | KB5012170 | Security Update        | 10.0.17763.3284  |           | CVE-24
                2025-11 | KB5068791 | Security Update        | 10.0.17763.8027  | KB5066586 | CVE-21
                2026-02 | KB5075904 | Security Update        | 10.0.17763.8389  |           | CVE-22
                2026-03 | KB5078752 | Security Update        | 10.0.17763.8511  | KB5075904 | CVE-23:Critical
                """));
        facts.addAll(Updates.updates("Windows 11 for x64-based Systems", """
                2021-10 | KB5006674 | Security Update        | 10.0.22000.258   |           | CVE-30
                """));
        facts.addAll(Updates.updates("Windows 11 Version 21H2 for x64-based Systems", """
                2022-10 | KB5018418 | Security Update        | 10.0.22000.1098  |           | CVE-31
                """));
        facts.add(new FixedBuildOverride(ORIGIN, "KB5012170", "Windows", "10.0.17763.3284", null, "Secure Boot"));
        facts.add(new WindowsBuildFact(BUILDS, Version.of("10.0.17763.8385"), "KB5099999", null));
        facts.add(new ExploitedFact(ORIGIN, "CVE-8", LocalDate.of(2026, 3, 10), LocalDate.of(2026, 3, 31), false));
        facts.add(new LifecycleFact(
                ORIGIN,
                "windows-server",
                "2012-r2",
                null,
                null,
                null,
                LocalDate.of(2023, 10, 10),
                LocalDate.of(2026, 10, 13),
                "6.3.9600",
                null));
        return Catalogue.of(facts);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                            |         | KB4566425 KB5012170 KB5078774           | a bare host needs the last rollup and what stands alone
                    KB5031419                                     |         | KB4566425 KB5012170 KB5078774           | an older rollup changes nothing in what to install
                    KB5075970                                     |         | KB4566425 KB5012170 KB5078774           | nor does one that no document has
                    KB5078774 KB4566425 KB5012170                 |         | ''                                      | nothing is missing
                    KB5078774 KB4566425 KB5012170                 | 461808  | ''                                      | .NET Framework is not told by KB
                    """)
    void windowsBefore10(String listed, @Nullable Integer dotNet, String missing, String why) {
        assertThat(missing(host("6.3", 9600, null, dotNet, listed))).as(why).isEqualTo(missing);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    KB5068791 KB5012170 |      | KB5078752           | LIKELY | an older cumulative update is listed
                    KB5012170           |      | KB5078752           | LIKELY | a list of Secure Boot brings no build
                    KB5078752 KB5012170 |      | ''                  |        | the newest is listed
                    KB5078752           |      | KB5012170           | LIKELY | nor does a cumulative update contain that list
                    KB5012170           | 8511 | ''                  |        | the build is that of the newest
                    KB5012170           | 9999 | ''                  |        | the build is above all that documents know
                    KB5012170           | 8510 | KB5078752           | STRONG | the build is one below
                    KB5012170           | 107  | KB5078752           | STRONG | the build is as installed from the medium
                    """)
    void windows10AndLater(
            String listed, @Nullable Integer ubr, String missing, @Nullable String confidence, String why) {
        HostFacts host = host("10.0", 17763, ubr, null, listed);

        assertThat(missing(host)).as(why).isEqualTo(missing);
        assertThat(findings(host, FindingState.MISSING))
                .allMatch(finding -> finding.confidence().name().equals(confidence));
    }

    @Test
    void theFindingTellsWhatItClosesAndWhatItNeeds() {
        HostFinding rollup = find(host("6.3", 9600, null, null, ""), "windows/KB5078774");

        assertThat(rollup.in(Locale.ENGLISH).title())
                .isEqualTo("Monthly rollup for Windows Server 2012 R2 (KB5078774)");
        assertThat(rollup.severity()).isEqualTo("Critical");
        assertThat(rollup.cves()).containsExactly("CVE-2", "CVE-5", "CVE-6", "CVE-7", "CVE-8");
        assertThat(rollup.exploited()).containsExactly(new Exploited("CVE-8", LocalDate.of(2026, 3, 31)));
        assertThat(rollup.target()).isEqualTo("6.3.9600.23074");
        assertThat(rollup.confidence()).isEqualTo(Confidence.STRONG);
        assertThat(rollup.in(Locale.ENGLISH).remedy())
                .isEqualTo("Needs Extended Security Updates: published after 2023-10-10, the last day of updates for"
                        + " everybody. Without them the last is KB5031419.");
        assertThat(rollup.in(Locale.ENGLISH).evidence())
                .extracting(FindingView.Evidence::text)
                .containsExactly(
                        "The document names KB5078774 as a fix for Windows Server 2012 R2, which brings build"
                                + " 6.3.9600.23074.",
                        "The host lists no update.");
    }

    @ParameterizedTest
    @CsvSource({
        "6.3,9600,'',KB5012170,KB5078774",
        "6.3,9600,KB5078774,KB5012170,KB5078774",
        "10.0,17763,'',KB5012170,KB5078752"
    })
    void whatStandsAloneIsOnlyLikelyMissingBesideALaterRollup(
            String version, int build, String listed, String kb, String rollup) {
        HostFinding alone = find(host(version, build, build > 9600 ? 107 : null, null, listed), "windows/" + kb);

        assertThat(alone.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(alone.in(Locale.ENGLISH).evidence())
                .extracting(FindingView.Evidence::text)
                .contains("No document says whether " + rollup + ", which is later, contains it.");
    }

    @Test
    void aReplacementThatACorrectionDeniesIsTold() {
        List<Fact> facts = new ArrayList<>(Updates.updates(S19, """
                2022-08 | KB5012170 | Security Update        |                  |           | CVE-24
                2022-09 | KB5017315 | Security Update        | 10.0.17763.3406  | KB5012170 | CVE-25
                """));
        facts.add(new SupersedenceOverride(ORIGIN, "KB5017315", "KB5012170", null, false, "a list of Secure Boot"));

        HostFinding alone = new WindowsAssessor(Catalogue.of(facts))
                .assess(host("10.0", 17763, 107, null, ""), TODAY).stream()
                        .filter(finding -> "KB5012170".equals(finding.kb()))
                        .findFirst()
                        .orElseThrow();

        assertThat(alone.confidence()).isEqualTo(Confidence.LIKELY);
        assertThat(alone.in(Locale.ENGLISH).evidence())
                .extracting(FindingView.Evidence::text)
                .contains("A document says that KB5017315 replaces it; a correction says that this is wrong: a list of"
                        + " Secure Boot.");
    }

    @Test
    void whoInstallsSecurityOnlyUpdatesIsNotToldToInstallTheirRollupForTheSameVulnerability() {
        HostFacts host = host("6.3", 9600, null, null, "KB5030287 KB5030209 KB5031407 KB4566425 KB5012170");

        assertThat(find(host, "windows/KB5078774").cves()).containsExactly("CVE-2", "CVE-8");
        assertThat(missing(host)).isEqualTo("KB5078774");
    }

    @Test
    void whatIsWithinAnInstalledUpdateIsInstalledOtherwiseAndSaysThroughWhich() {
        HostFacts host = host("6.3", 9600, null, null, "KB5031419");

        assertThat(find(host, "windows/KB5031419").state()).isEqualTo(FindingState.INSTALLED);
        HostFinding securityOnly = find(host, "windows/KB5030287");
        assertThat(securityOnly.state()).isEqualTo(FindingState.INSTALLED_OTHER);
        assertThat(securityOnly.in(Locale.ENGLISH).evidence().getFirst().text())
                .isEqualTo("KB5031419, which is installed, contains KB5030287 through 1 other, the first of them"
                        + " KB5030269: updates of its kind contain the earlier ones.");
    }

    @Test
    void sentencesAreInTheReadersLanguage() {
        FindingView rollup =
                find(host("6.3", 9600, null, null, ""), "windows/KB5078774").in(Locale.FRENCH);

        assertThat(rollup.title()).isEqualTo("Correctif cumulatif mensuel pour Windows Server 2012 R2 (KB5078774)");
        assertThat(rollup.remedy())
                .isEqualTo(
                        "Exige les mises à jour de sécurité étendues (ESU)\u202f: publiée après le 2023-10-10, dernier"
                                + " jour des mises à jour pour tous. Sans elles, la dernière est KB5031419.");
        assertThat(rollup.evidence())
                .extracting(FindingView.Evidence::text)
                .containsExactly(
                        "Le document nomme KB5078774 comme correctif pour Windows Server 2012 R2, avec le build"
                                + " 6.3.9600.23074.",
                        "L’hôte ne liste aucune mise à jour.");
    }

    @Test
    void aBuildReachedIsEvidence() {
        HostFinding finding = find(host("10.0", 17763, 8400, null, ""), "windows/KB5075904");

        assertThat(finding.state()).isEqualTo(FindingState.INSTALLED_OTHER);
        assertThat(finding.confidence()).isEqualTo(Confidence.STRONG);
        assertThat(finding.in(Locale.ENGLISH).evidence().getFirst().text())
                .isEqualTo("The host's build 10.0.17763.8400 is not below 10.0.17763.8389, from which on it is fixed.");
    }

    @Test
    void anUpdateThatFixesNoVulnerabilityTellsTheBuildByTheTableOfBuilds() {
        HostFacts host = host("10.0", 17763, null, null, "KB5099999");

        assertThat(find(host, "windows/KB5068791")
                        .in(Locale.ENGLISH)
                        .evidence()
                        .getFirst()
                        .text())
                .isEqualTo("The build of what the host lists, 10.0.17763.8385, is not below 10.0.17763.8027, from which"
                        + " on it is fixed.");
        assertThat(find(host, "windows/KB5078752").cves()).containsExactly("CVE-22", "CVE-23");
    }

    @Test
    void whatNobodyKnowsIsOneUnknownFindingEachAndNotMissing() {
        List<HostFinding> unknown = findings(host("6.3", 9600, null, null, ""), FindingState.UNKNOWN);

        assertThat(unknown)
                .extracting(HostFinding::subject)
                .containsExactly(
                        "windows/before-rollups",
                        "windows/component/.NET Framework",
                        "windows/component/.NET Framework 3.5 or earlier",
                        "windows/component/Adobe Flash Player",
                        "windows/coverage");
        assertThat(unknown.getFirst().in(Locale.ENGLISH).evidence().getFirst().text())
                .contains("KB3156059");
        assertThat(unknown.get(3).kb()).isEqualTo("KB4580325");
    }

    @ParameterizedTest
    @CsvSource({
        "'',        461808, windows/component/.NET Framework 4.7.2, KB5037040",
        "KB5037040, 461808, ,",
        "'',        528049, ,",
    })
    void dotNetFrameworkIsUnknownAsLongAsItsBundleIsNotListed(
            String listed, int release, @Nullable String subject, @Nullable String kb) {
        List<HostFinding> found = findings(host("6.3", 9600, null, release, listed), FindingState.UNKNOWN).stream()
                .filter(finding -> finding.subject().startsWith("windows/component/.NET Framework 4"))
                .toList();

        assertThat(found).extracting(HostFinding::subject).isEqualTo(subject == null ? List.of() : List.of(subject));
        assertThat(found).allMatch(finding -> String.valueOf(finding.kb()).equals(kb));
    }

    @Test
    void aWithdrawnUpdateIsNotMissingButTold() {
        HostFacts host = host("10.0", 17763, 8511, null, "KB5012170");

        assertThat(missing(host)).isEmpty();
        assertThat(find(host, "windows/coverage").in(Locale.ENGLISH).evidence())
                .extracting(FindingView.Evidence::text)
                .anyMatch(text -> text.contains(" is not listed and cannot be installed: Microsoft withdrew it"));
    }

    @Test
    void twoNamesOfOneReleaseAreOneProduct() {
        Windows client = new Windows(null, "10.0", 22000, 194, 0, "x64", false, null);
        HostFacts host = new HostFacts(
                null, client, List.of(), List.of(), List.of(), null, null, null, List.of(Text.verbatim("hotfixes")));

        assertThat(missing(host)).isEqualTo("KB5018418");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    6.1 | 7600  | 0 | windows/service-pack | UNPATCHABLE
                    6.0 | 6001  | 1 | windows/service-pack | UNPATCHABLE
                    5.2 | 3790  | 2 | windows/product      | UNKNOWN
                    6.2 | 9200  | 0 | windows/product      | UNKNOWN
                    6.1 | 7601  | 1 | windows/product      | UNKNOWN
                    """)
    void whatCannotBeJudgedSaysSo(String version, int build, int servicePack, String subject, FindingState state) {
        Windows windows = new Windows(null, version, build, null, servicePack, "x64", true, null);
        HostFacts host = new HostFacts(
                null, windows, List.of(), List.of(), List.of(), null, null, null, List.of(Text.verbatim("x")));

        assertThat(assessor.assess(host, TODAY)).singleElement().satisfies(finding -> {
            assertThat(finding.subject()).isEqualTo(subject);
            assertThat(finding.state()).isEqualTo(state);
        });
    }

    @Test
    void aHostOfWhichNothingIsKnownIsUnknown() {
        HostFacts host = new HostFacts(null, null, List.of(), List.of(), List.of(), null, null, null, List.of());

        assertThat(assessor.assess(host, TODAY)).extracting(HostFinding::state).containsExactly(FindingState.UNKNOWN);
    }

    @Test
    void whereTheHostsListCouldNotBeReadNothingIsSure() {
        Windows windows = new Windows(null, "6.3", 9600, null, 0, "x64", true, false);
        HostFacts host = new HostFacts(
                null,
                windows,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(Text.verbatim("hotfixes: no list")));

        assertThat(find(host, "windows/KB5078774").confidence()).isEqualTo(Confidence.WEAK);
    }

    @Test
    void whatIsNotInAListThatWasCutIsOnlyLikelyMissing() {
        Windows windows = new Windows(null, "6.3", 9600, null, 0, "x64", true, false);
        List<HostFacts.Hotfix> listed = List.of(new HostFacts.Hotfix("KB2919355", null));
        HostFacts host = new HostFacts(
                null,
                windows,
                listed,
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(Text.verbatim("hotfixes: the list was cut, 1 of 2 read")));

        assertThat(find(host, "windows/KB5078774").confidence()).isEqualTo(Confidence.LIKELY);
    }

    @ParameterizedTest
    @CsvSource({"6.3,9600,''", "6.3,9600,KB5030287", "6.3,9600,KB5030209 KB5031407", "10.0,17763,KB5068791"})
    void noUpdateToInstallIsWithinAnother(String version, int build, String listed) {
        HostFacts host = host(version, build, null, null, listed);
        String product = build == 9600 ? R2 : S19;
        SupersedenceGraph graph = SupersedenceGraph.of(CATALOGUE, List.of(product));
        List<String> kbs = Arrays.asList(missing(host).split(" "));

        assertThat(kbs).allMatch(kb -> kbs.stream().noneMatch(other -> graph.supersedes(other, kb)));
    }

    private HostFinding find(HostFacts host, String subject) {
        return assessor.assess(host, TODAY).stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private List<HostFinding> findings(HostFacts host, FindingState state) {
        return assessor.assess(host, TODAY).stream()
                .filter(finding -> finding.state() == state)
                .toList();
    }

    private String missing(HostFacts host) {
        return findings(host, FindingState.MISSING).stream()
                .map(finding -> String.valueOf(finding.kb()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static HostFacts host(
            String version, int build, @Nullable Integer ubr, @Nullable Integer dotNet, String listed) {
        return new HostFacts(
                "host",
                new Windows(null, version, build, ubr, 0, "x64", true, false),
                Arrays.stream(listed.split(" "))
                        .filter(kb -> !kb.isEmpty())
                        .map(kb -> new Hotfix(kb, null))
                        .toList(),
                List.of(),
                List.of(),
                dotNet,
                null,
                null,
                List.of());
    }
}
