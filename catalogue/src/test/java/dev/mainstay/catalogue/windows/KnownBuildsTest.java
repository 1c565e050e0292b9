package dev.mainstay.catalogue.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.shipped.Shipped;
import dev.mainstay.catalogue.supersedence.Updates;
import dev.mainstay.catalogue.text.Text;
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

/**
 * The tables that ship, beside documents written by hand: KB numbers and builds are real, the CVEs are not. A document names
 * no build before May 2021, and there is none of July 2024.
 */
class KnownBuildsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final WindowsAssessor ASSESSOR = new WindowsAssessor(Catalogue.of(facts()));

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(Shipped.facts());
        facts.addAll(Updates.updates("Windows Server 2022", """
                2023-10 | KB5031364 | Security Update | 10.0.20348.2031 | KB5030216 | CVE-1
                2023-11 | KB5032198 | Security Update | 10.0.20348.2113 | KB5031364 | CVE-2
                2024-06 | KB5039227 | Security Update | 10.0.20348.2527 |           | CVE-3
                2025-06 | KB5060526 | Security Update | 10.0.20348.3807 |           | CVE-4
                2025-06 | KB5060525 | Hotpatch Update | 10.0.20348.3745 |           | CVE-4
                2026-03 | KB5078766 | Security Update | 10.0.20348.4893 |           | CVE-5
                """));
        facts.addAll(Updates.updates("Windows Server 2016", """
                2020-07 | KB4565912 | Servicing Stack Update |                  |           | CVE-10
                2020-11 | KB4586830 | Security Update        |                  |           | CVE-11 CVE-12 CVE-13 CVE-14
                2021-01 | KB4598243 | Security Update        |                  | KB4593226 | CVE-15 CVE-16 CVE-17 CVE-18
                2026-03 | KB5078938 | Security Update        | 10.0.14393.8957  |           | CVE-19
                """));
        facts.addAll(Updates.updates("Windows Server 2019", """
                2020-07 | KB4558997 | Servicing Stack Update |                  |           | CVE-20
                2026-03 | KB5078752 | Security Update        | 10.0.17763.8511  |           | CVE-21
                """));
        facts.addAll(Updates.updates("Windows Server 2012 R2", """
                2020-07 | KB4566425 | Servicing Stack Update |                  |           | CVE-30
                2023-10 | KB5031419 | Monthly Rollup         | 6.3.9600.21620   |           | CVE-31
                2026-03 | KB5078774 | Monthly Rollup         | 6.3.9600.23074   |           | CVE-32
                """));
        return facts;
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
                    20348 |      | KB5040437           | KB5078766 CVE-4 CVE-5                  | what no document names is known by its build
                    20348 | 2582 | ''                  | KB5078766 CVE-4 CVE-5                  | and the same is told by the build alone
                    14393 | 4169 | ''                  | KB5078938 CVE-19                       | a build from before documents name any
                    14393 |      | KB4598243           | KB5078938 CVE-19                       | and the same by the list
                    14393 | 4168 | ''                  | KB5078938 CVE-15 CVE-16 CVE-17 CVE-18 CVE-19 | one below it
                    20348 | 4893 | ''                  | ''                                     | the newest documented
                    20348 | 9999 | ''                  | ''                                     | a build above all that is known
                    17763 |      | KB5999999           | ''                                     | a number above all that is known, and no known one
                    20348 |      | KB5040437 KB5999999 | KB5078766 CVE-4 CVE-5                  | beside a known one the stranger may be anything
                    9600  |      | KB5999999 KB4566425 | ''                                     | the same of a rollup
                    9600  |      | KB5070886           | KB5078774 CVE-32                       | a rollup that no document and no month names
                    """)
    void whatADocumentDoesNotNameIsKnownByTheTables(
            int build, @Nullable Integer ubr, String listed, String missing, String why) {
        List<String> found = ASSESSOR.assess(host(build, ubr, null, listed), TODAY).stream()
                .filter(finding -> finding.state() == FindingState.MISSING)
                .filter(finding -> !isStack(finding))
                .map(finding -> finding.kb() + " " + String.join(" ", finding.cves()))
                .toList();

        assertThat(String.join(" ", found)).as(why).isEqualTo(missing);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiter = '|', textBlock = """
                    14393 | KB5078938 KB5001402 | ''        | a later stack that no document names
                    14393 | KB5078938 KB4565912 | ''        | that which the document names
                    14393 | KB5078938 KB4562561 | KB4565912 | an earlier one
                    14393 | KB5078938 KB5999999 | ''        | one that no table knows either
                    17763 | KB5078752           | ''        | it comes with cumulative updates since September 2021
                    9600  | KB5078774 KB5018922 | ''        | a later one of 2012 R2
                    9600  | KB5078774           | KB4566425 | none of 2012 R2
                    """)
    void aServicingStackIsMissingWhereTheHostHasNoLaterOne(int build, String listed, String missing, String why) {
        String found = ASSESSOR.assess(host(build, null, null, listed), TODAY).stream()
                .filter(finding -> finding.state() == FindingState.MISSING && isStack(finding))
                .map(finding -> String.valueOf(finding.kb()))
                .collect(Collectors.joining(" "));

        assertThat(found).as(why).isEqualTo(missing);
    }

    /** KB4487006 is a preview of February 2019, which a document names; KB4338831 is what a document calls one. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    only the preview fixes it           | 2019-02 KB4487006 Update          14393 | KB4487006 CVE-1 | ''
                    the next cumulative update does too | 2019-03 KB4489882 Security_Update 14393 | ''              | KB4489882 CVE-1 CVE-2
                    a preview of a rollup               | 2018-07 KB4338831 Preview_Rollup  9600  | KB4338831 CVE-1 | ''
                    the rollup does too                 | 2018-07 KB4338815 Monthly_Rollup  9600  | ''              | KB4338815 CVE-1 CVE-2
                    """)
    void aPreviewIsOptionalAndNeverWhatIsMissing(String named, String update, String optional, String missing) {
        String[] parts = update.split(" +", -1);
        String product = parts[3].equals("9600") ? "Windows Server 2012 R2" : "Windows Server 2016";
        List<Fact> facts = new ArrayList<>(Shipped.facts());
        facts.addAll(Updates.updates(
                product,
                (parts[3].equals("9600")
                        ? "2018-07 | KB4338831 | Preview Rollup | | | CVE-1"
                        : "2019-02 | KB4487006 | Update | 10.0.14393.2828 | | CVE-1")));
        if (!missing.isEmpty()) {
            facts.addAll(Updates.updates(
                    product,
                    "%s | %s | %s | | | CVE-1 CVE-2".formatted(parts[0], parts[1], parts[2].replace('_', ' '))));
        }

        List<HostFinding> found = new WindowsAssessor(Catalogue.of(facts))
                .assess(host(Integer.parseInt(parts[3]), null, null, "KB2000001"), TODAY).stream()
                        .filter(finding -> finding.state() == FindingState.MISSING)
                        .toList();

        assertThat(told(found, true)).as(named).isEqualTo(optional);
        assertThat(told(found, false)).as(named).isEqualTo(missing);
    }

    private static String told(List<HostFinding> found, boolean optional) {
        return found.stream()
                .filter(finding -> finding.optional() == optional)
                .map(finding -> finding.kb() + " " + String.join(" ", finding.cves()))
                .collect(Collectors.joining(" "));
    }

    /** Documents give rollups of before Windows 10 a revision; a host that tells a lower one contradicts its list. */
    @ParameterizedTest(name = "{0}, waits for a restart: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    23074 |       | INSTALLED                |        | ''
                    23074 | false | INSTALLED                |        | ''
                    23022 |       | INSTALLED_PENDING_REBOOT | LIKELY | CVE-32
                    23022 | true  | INSTALLED_PENDING_REBOOT | LIKELY | CVE-32
                    23022 | false | INSTALLED_PENDING_REBOOT | LIKELY | CVE-32
                          |       | INSTALLED                |        | ''
                    """)
    void beforeWindows10ARevisionToldBelowThatOfAListedRollupContradictsTheList(
            @Nullable Integer ubr,
            @Nullable Boolean pending,
            FindingState state,
            @Nullable Confidence confidence,
            String cves) {
        HostFinding finding = find(host(9600, ubr, pending, "KB5078774 KB5031419 KB5018922"), "windows/KB5078774");

        assertThat(finding.state()).isEqualTo(state);
        if (confidence != null) {
            assertThat(finding.confidence()).isEqualTo(confidence);
            assertThat(String.join(" ", finding.cves())).isEqualTo(cves);
            assertThat(finding.in(Locale.ENGLISH).evidence().getFirst().text())
                    .isEqualTo(
                            "The host lists KB5078774, which brings build 6.3.9600.23074, but its build is 6.3.9600.23022.");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                          | INSTALLED_PENDING_REBOOT | LIKELY | It waits for a restart or was rolled back, unless list and build are of different times.
                    true  | INSTALLED_PENDING_REBOOT | STRONG | The host waits for a restart, after which the update is in force.
                    false | FAILED                   | STRONG | The host does not wait for a restart: the update was rolled back.
                    """)
    void aListedUpdateWhoseBuildTheHostHasNotIsNotInForce(
            @Nullable Boolean pending, FindingState state, Confidence confidence, String why) {
        HostFinding finding = find(host(20348, 4800, pending, "KB5078766"), "windows/KB5078766");

        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.confidence()).isEqualTo(confidence);
        assertThat(finding.cves()).containsExactly("CVE-5");
        assertThat(finding.current()).isEqualTo("10.0.20348.4800");
        assertThat(finding.in(Locale.ENGLISH).evidence().stream().map(one -> one.text()))
                .containsExactly(
                        "The host lists KB5078766, which brings build 10.0.20348.4893, but its build is"
                                + " 10.0.20348.4800.",
                        why);
        assertThat(finding.remedy()).isNotNull();
    }

    /** KB5040437 is in no document; it contains what is open, and a newer one is to be installed besides. */
    @Test
    void aListedUpdateOfTheTablesAloneIsHeldAgainstTheBuildToo() {
        List<HostFinding> findings = ASSESSOR.assess(host(20348, 2031, null, "KB5040437 KB5032198"), TODAY);

        assertThat(findings)
                .filteredOn(finding -> finding.state() == FindingState.INSTALLED_PENDING_REBOOT
                        || finding.state() == FindingState.MISSING)
                .extracting(HostFinding::kb)
                .containsExactly("KB5078766", "KB5040437", "KB5032198");
        assertThat(findings)
                .filteredOn(finding -> finding.state() == FindingState.INSTALLED)
                .extracting(HostFinding::kb)
                .doesNotContain("KB5040437", "KB5032198");
    }

    @Test
    void whatWaitsForARestartTakesThePlaceOfWhatItContains() {
        List<HostFinding> findings = ASSESSOR.assess(host(17763, 8500, true, "KB5094123"), TODAY);

        assertThat(findings)
                .filteredOn(finding -> finding.state() == FindingState.INSTALLED_PENDING_REBOOT)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.kb()).isEqualTo("KB5094123");
                    assertThat(finding.target()).isEqualTo("10.0.17763.8880");
                    assertThat(finding.cves()).containsExactly("CVE-21");
                });
        assertThat(findings).extracting(HostFinding::state).doesNotContain(FindingState.MISSING);
    }

    @Test
    void aHotpatchedHostHasWhatCameUpToTheDayOfItsHotpatch() {
        HostFacts host = host(20348, 3745, null, "");
        HostFinding sameDay = find(host, "windows/KB5060526");

        assertThat(sameDay.state()).isEqualTo(FindingState.INSTALLED_OTHER);
        assertThat(sameDay.in(Locale.ENGLISH).evidence().getFirst().text())
                .isEqualTo(
                        "The host's build 10.0.20348.3745 is that of hotpatch KB5060525 of 2025-06-10, which brings what"
                                + " cumulative updates up to that day fix.");
        assertThat(find(host, "windows/KB5078766").cves()).containsExactly("CVE-5");
    }

    @Test
    void aBuildAboveAllThatIsKnownIsTold() {
        assertThat(coverage(host(20348, 9999, null, "")))
                .anyMatch(text -> text.startsWith("The revision of the build, 9999, is above "));
        assertThat(coverage(host(17763, null, null, "KB5999999")))
                .anyMatch(text -> text.startsWith("KB5999999 is in no document and in no table"));
        assertThat(coverage(host(14393, 8957, null, "KB5999999")))
                .anyMatch(
                        text -> text.contains("KB5999999") && text.endsWith("the host is taken to have a newer one."));
    }

    @Test
    void whereNoListWasReadNobodySaysThatTheHostListsNothing() {
        Windows windows = new Windows(null, "10.0", 14393, 4169, 0, "x64", true, false);
        HostFacts host = new HostFacts(
                null,
                windows,
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of(Text.verbatim("hotfixes: none read")));
        List<String> evidence = ASSESSOR.assess(host, TODAY).stream()
                .flatMap(finding -> finding.in(Locale.ENGLISH).evidence().stream())
                .map(one -> one.text())
                .toList();

        assertThat(evidence)
                .doesNotContain("The host lists no update.")
                .contains("No list of the host's updates was read.");
        assertThat(find(host, "windows/KB4565912").confidence()).isEqualTo(Confidence.WEAK);
        assertThat(find(host, "windows/KB5078938").confidence()).isEqualTo(Confidence.STRONG);
    }

    private static List<String> coverage(HostFacts host) {
        return find(host, "windows/coverage").in(Locale.ENGLISH).evidence().stream()
                .map(one -> one.text())
                .toList();
    }

    private static boolean isStack(HostFinding finding) {
        return finding.in(Locale.ENGLISH).title().startsWith("Servicing stack");
    }

    private static HostFinding find(HostFacts host, String subject) {
        return ASSESSOR.assess(host, TODAY).stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    private static HostFacts host(int build, @Nullable Integer ubr, @Nullable Boolean pending, String listed) {
        return new HostFacts(
                "host",
                new Windows(null, build == 9600 ? "6.3" : "10.0", build, ubr, 0, "x64", true, false),
                Arrays.stream(listed.split(" "))
                        .filter(kb -> !kb.isEmpty())
                        .map(kb -> new Hotfix(kb, null))
                        .toList(),
                List.of(),
                List.of(),
                null,
                null,
                pending,
                List.of());
    }
}
