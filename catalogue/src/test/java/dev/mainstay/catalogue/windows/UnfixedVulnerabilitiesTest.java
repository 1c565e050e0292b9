package dev.mainstay.catalogue.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.Updates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no update closes is told, and what only seems so is not. CVEs are made up. */
class UnfixedVulnerabilitiesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final String S19 = "Windows Server 2019";
    private static final Origin MAY = new Origin(Source.MSRC_CVRF, "2022-May", LocalDate.of(2022, 5, 31));
    private static final LocalDate DUE = LocalDate.of(2022, 7, 5);

    @Test
    void whatDocumentsNameNoUpdateForIsToldAndTheExploitedByItself() {
        List<HostFinding> found = withoutFix(facts(), "KB5078752");

        assertThat(found)
                .extracting(HostFinding::subject, HostFinding::state, HostFinding::cves, HostFinding::exploited)
                .containsExactly(
                        tuple(
                                "windows/no-fix/CVE-1",
                                FindingState.UNKNOWN,
                                List.of("CVE-1"),
                                List.of(new Exploited("CVE-1", DUE))),
                        tuple("windows/no-fix", FindingState.UNKNOWN, List.of("CVE-2"), List.of()));
        assertThat(found.getFirst().in(Locale.ENGLISH).title())
                .isEqualTo("Windows Server 2019 is affected by CVE-1, which is known to be exploited (CISA's due date"
                        + " 2022-07-05)");
        assertThat(found.getFirst().in(Locale.FRENCH).title())
                .isEqualTo("Windows Server 2019 est concerné par CVE-1, dont l’exploitation est connue (échéance de la"
                        + " CISA\u00a0: 2022-07-05)");
        assertThat(found.getFirst().evidence().getFirst().origin()).isEqualTo(MAY);
    }

    @Test
    void whatAnotherDocumentFixesOnThisWindowsIsAmongTheUpdates() {
        List<Fact> facts = facts();
        facts.addAll(Updates.updates(S19, "2022-06 | KB5014692 | Security Update | 10.0.17763.3046 | | CVE-1"));

        assertThat(withoutFix(facts, "KB5078752"))
                .extracting(HostFinding::subject)
                .containsExactly("windows/no-fix");
        assertThat(assess(facts, "KB5000001"))
                .filteredOn(finding -> finding.state() == FindingState.MISSING)
                .anySatisfy(finding -> assertThat(finding.cves()).contains("CVE-1"));
    }

    @Test
    void whatAnotherDocumentFixesOnAnotherWindowsStaysOpenHere() {
        List<Fact> facts = facts();
        facts.addAll(Updates.updates(
                "Windows Server 2022", "2022-06 | KB5014678 | Security Update | 10.0.20348.768 | | CVE-1"));

        assertThat(withoutFix(facts, "KB5078752")).hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
                    nothing else         | ''        | ''        | KB5078752           | No imported document names another update that fixes it there.
                    another, not there   | KB5012170 | ''        | KB5078752           | The same is fixed by KB5012170, as documents say.
                    another, installed   | KB5012170 | ''        | KB5078752 KB5012170 | ''
                    notes, not there     | ''        | KB4535680 | KB5078752           | No imported document lists another fix for it there, but notes in 2021-Jan name KB4535680, which the host does not have.
                    notes, there         | ''        | KB4535680 | KB5078752 KB4535680 | No imported document lists another fix for it there, but notes in 2021-Jan name KB4535680, which is installed.
                    """)
    void ofAWithdrawnUpdateItIsSaidWhetherAnythingElseFixesTheSame(
            String named, String other, String noted, String listed, String sentence) {
        List<Fact> facts = facts();
        facts.addAll(Updates.updates(S19, "2020-02 | KB4524244 | Security Update | | | CVE-20"));
        if (!other.isEmpty()) {
            facts.addAll(Updates.updates(S19, "2022-08 | " + other + " | Security Update | | | CVE-20 CVE-24"));
        }

        if (!noted.isEmpty()) {
            facts.add(mention("CVE-20", noted));
        }

        List<String> told = coverage(facts, listed).stream()
                .filter(text -> text.startsWith("KB4524244"))
                .toList();

        assertThat(told).as(named).hasSize(sentence.isEmpty() ? 0 : 1);
        assertThat(told)
                .allMatch(text -> text.startsWith("KB4524244, which fixes CVE-20 on Windows Server 2019, is not")
                        && text.endsWith(sentence));
    }

    @Test
    void ofEachVulnerabilityOfAWithdrawnUpdateItIsSaidWhatElseFixesIt() {
        List<Fact> facts = facts();
        facts.addAll(Updates.updates(S19, "2020-02 | KB4524244 | Security Update | | | CVE-20 CVE-21"));
        facts.addAll(Updates.updates(S19, "2022-08 | KB5012170 | Security Update | | | CVE-21"));

        assertThat(coverage(facts, "KB5078752"))
                .filteredOn(text -> text.startsWith("KB4524244"))
                .satisfiesExactly(
                        text -> assertThat(text)
                                .contains("CVE-20 on")
                                .endsWith("names another update that fixes it there."),
                        text -> assertThat(text).contains("CVE-21 on").endsWith("KB5012170, as documents say."));
    }

    @Test
    void whatNotesNameForAVulnerabilityWithoutFixIsTold() {
        List<Fact> facts = facts();
        facts.add(mention("CVE-1", "KB5005413"));

        HostFinding found = withoutFix(facts, "KB5078752").getFirst();

        assertThat(found.in(Locale.ENGLISH).remedy())
                .startsWith(
                        "No imported document lists an update that fixes it here, but notes in 2021-Jan name KB5005413.");
        assertThat(found.evidence()).hasSize(2);
    }

    /** Documents of other products may name it: only those on this Windows are read. */
    @Test
    void ofUpdatesThatNoDocumentNamesItIsSaidOfWhatDocumentsAre() {
        assertThat(coverage(facts(), "KB5078752 KB2000001"))
                .contains(
                        "1 of the 2 updates that the host lists are in no imported document on Windows Server 2019 or what"
                                + " runs on it, and in no table: what they contain is not known.");
    }

    private static MentionFact mention(String cve, String kb) {
        Origin january = new Origin(Source.MSRC_CVRF, "2021-Jan", LocalDate.of(2021, 1, 12));
        return new MentionFact(january, cve, kb, january.date());
    }

    private static List<String> coverage(List<Fact> facts, String listed) {
        return assess(facts, listed).stream()
                .filter(finding -> finding.subject().equals("windows/coverage"))
                .flatMap(finding -> finding.in(Locale.ENGLISH).evidence().stream())
                .map(evidence -> evidence.text())
                .toList();
    }

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(Updates.updates(S19, """
                2026-03 | KB5078752 | Security Update | 10.0.17763.8511 |  | CVE-3 CVE-4 CVE-5 CVE-6
                """));
        facts.add(new AffectedFact(MAY, "CVE-1", S19, "Important", MAY.date()));
        facts.add(new AffectedFact(MAY, "CVE-2", S19, null, MAY.date()));
        facts.add(new AffectedFact(MAY, "CVE-9", "Windows Server 2016", null, MAY.date()));
        facts.add(new ExploitedFact(
                new Origin(Source.CISA_KEV, "kev", LocalDate.of(2026, 8, 7)),
                "CVE-1",
                LocalDate.of(2022, 6, 14),
                DUE,
                false));
        return facts;
    }

    private static List<HostFinding> withoutFix(List<Fact> facts, String listed) {
        return assess(facts, listed).stream()
                .filter(finding -> finding.subject().startsWith("windows/no-fix"))
                .toList();
    }

    private static List<HostFinding> assess(List<Fact> facts, String listed) {
        HostFacts host = new HostFacts(
                "host",
                new Windows(null, "10.0", 17763, null, 0, "x64", true, false),
                Stream.of(listed.split(" ", -1)).map(kb -> new Hotfix(kb, null)).toList(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
        return new WindowsAssessor(Catalogue.of(facts)).assess(host, TODAY);
    }
}
