package dev.mainstay.scanner.finding.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.assessment.HostAssessor;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView;
import dev.mainstay.catalogue.finding.FindingView.Evidence;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.events.FindingsSnapshot.Finding;
import dev.mainstay.scanner.finding.Evaluation;
import dev.mainstay.scanner.finding.FindingJson;
import dev.mainstay.scanner.finding.FindingsEvent;
import dev.mainstay.scanner.finding.FindingsInput;
import dev.mainstay.scanner.finding.ScanOrigin;
import dev.mainstay.scanner.finding.StoredFindings;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.OfferedUpdate;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.patching.WaiversAndAttempts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingsEvaluatorTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 1);
    private static final String KB = "KB5000001";
    private static final String CVE = "CVE-2026-10001";
    private static final UUID UPDATE = UUID.randomUUID();
    private static final HostInput HOST =
            new HostInput(new HostId(UUID.randomUUID()), "server.example", 1, List.of(), List.of());

    private final HostAssessor assessor = new HostAssessor(Catalogue.of(List.of(
            new UpdateFact(
                    new Origin(Source.MSRC_CVRF, "2026-Aug", LocalDate.of(2026, 8, 11)),
                    KB,
                    "Windows Server 2012 R2",
                    "Monthly Rollup",
                    null,
                    LocalDate.of(2026, 8, 11),
                    List.of(),
                    List.of(new Vulnerability(CVE, "Critical")),
                    "Yes"),
            new ExploitedFact(
                    new Origin(Source.CISA_KEV, "kev", LocalDate.of(2026, 8, 20)),
                    CVE,
                    LocalDate.of(2026, 8, 12),
                    LocalDate.of(2026, 9, 2),
                    false))));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # the agent says     asks own server  state                     confidence
            MISSING,             false,           MISSING,                  VERDICT
            PENDING,             false,           INSTALLED_PENDING_REBOOT, VERDICT
            NOTHING,             false,           NOT_APPLICABLE,           VERDICT
            NOTHING,             true,            UNKNOWN,                  WEAK
            """)
    void theAgentsVerdictWinsForAnUpdateThatDocumentsMiss(
            String said, boolean ownServer, FindingState state, Confidence confidence) {
        // Given
        List<OfferedUpdate> offered = said.equals("NOTHING") ? List.of() : List.of(offered(KB, said.equals("PENDING")));

        // When
        HostFinding finding = only(evaluate(new ScanFacts(host(), offered, List.of(), ownServer, null)));

        // Then
        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.confidence()).isEqualTo(confidence);
        assertThat(finding.cves()).containsExactly(CVE);
        assertThat(finding.exploited()).extracting(exploited -> exploited.cve()).containsExactly(CVE);
        assertThat(finding.evidence()).hasSizeGreaterThan(1);
    }

    @Test
    void whatOnlyTheAgentOffersIsMissingWithItsVerdict() {
        // When
        HostFinding finding = evaluate(
                        new ScanFacts(host(), List.of(offered("KB5009999", false)), List.of(KB), false, null))
                .getFirst();

        // Then
        assertThat(finding.subject()).isEqualTo("update/" + UPDATE);
        assertThat(finding.state()).isEqualTo(FindingState.MISSING);
        assertThat(finding.kb()).isEqualTo("KB5009999");
    }

    @Test
    void installedUpdatesAreThereAndInOrder() {
        // When
        List<HostFinding> findings = evaluate(new ScanFacts(host(), List.of(), List.of("KB5000777"), false, null));

        // Then
        assertThat(findings)
                .filteredOn(finding -> "KB5000777".equals(finding.kb()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(FindingState.INSTALLED);
                    assertThat(Conclusions.inOrder(finding)).isTrue();
                });
    }

    /** The agent says installed, and the build says that it is not in force. */
    @ParameterizedTest
    @CsvSource({"true,INSTALLED_PENDING_REBOOT", "false,FAILED", ",INSTALLED_PENDING_REBOOT"})
    void anInstalledUpdateWhoseBuildTheHostHasNotIsNotInstalled(@Nullable Boolean pending, FindingState state) {
        // Given
        HostAssessor withBuilds = new HostAssessor(Catalogue.of(List.of(new UpdateFact(
                new Origin(Source.MSRC_CVRF, "2026-Aug", LocalDate.of(2026, 8, 11)),
                KB,
                "Windows Server 2019",
                "Security Update",
                "10.0.17763.9100",
                LocalDate.of(2026, 8, 11),
                List.of(),
                List.of(new Vulnerability(CVE, "Critical")),
                "Yes"))));
        HostFacts host = new HostFacts(
                null,
                new Windows(null, "10.0", 17763, 9000, 0, "x64", true, false),
                List.of(new HostFacts.Hotfix(KB, null)),
                List.of(),
                List.of(),
                null,
                null,
                pending,
                List.of());

        // When
        ScanFacts facts = new ScanFacts(host, List.of(), List.of(KB), false, null);
        List<HostFinding> findings = FindingsEvaluator.evaluate(
                facts,
                HOST,
                withBuilds,
                DAY,
                new WaivedOrFailedEvaluator(new FindingNames(facts), WaiversAndAttempts.NOTHING, Instant.EPOCH));

        // Then
        assertThat(findings)
                .filteredOn(finding -> KB.equals(finding.kb()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.state()).isEqualTo(state);
                    assertThat(Conclusions.inOrder(finding)).isFalse();
                });
    }

    @Test
    void checksumHoldsConclusionsAndNotEvidence() {
        // Given
        HostFinding before = evaluate(new ScanFacts(host(), List.of(), List.of(), false, null))
                .getFirst();
        HostFinding otherEvidence = Conclusions.with(
                before, before.state(), before.confidence(), Text.verbatim("A later revision says it again."));
        HostFinding otherState = Conclusions.with(before, FindingState.FAILED, before.confidence(), Text.verbatim(""));

        // Then
        assertThat(StoredFindings.checksum(List.of(otherEvidence)))
                .isEqualTo(StoredFindings.checksum(List.of(before)))
                .isNotEqualTo(StoredFindings.checksum(List.of(otherState)));
    }

    @Test
    void eventStaysBelowItsLimitAndSaysWhatIsLeftOut() {
        // Given
        List<OfferedUpdate> many = java.util.stream.IntStream.range(0, 3000)
                .mapToObj(number -> new OfferedUpdate(
                        UUID.randomUUID(),
                        1,
                        "Synthetic ".repeat(20),
                        List.of("KB60" + (10000 + number)),
                        List.of(),
                        null,
                        false))
                .toList();
        List<HostFinding> findings = evaluate(new ScanFacts(host(), many, List.of(), false, null));
        FindingsInput input = input();

        // When
        Evaluation evaluation = new Evaluation(1, Instant.EPOCH);
        byte[] data = FindingsEvent.data(input, evaluation, 1, findings);

        // Then
        assertThat(data).hasSizeLessThan(256 * 1024);
        var snapshot = FindingsEvent.snapshot(input, evaluation, 1, findings);
        assertThat(snapshot.omitted()).isPositive();
        assertThat(snapshot.findings().size() + snapshot.omitted()).isGreaterThanOrEqualTo(3000);
    }

    @Test
    void eventTellsItsSentencesInFrenchAsWellAndCutAlike() {
        // Given
        OfferedUpdate offered =
                new OfferedUpdate(UPDATE, 200, "Synthetic ".repeat(30), List.of("KB5009999"), List.of(), null, false);
        List<HostFinding> findings = evaluate(new ScanFacts(host(), List.of(offered), List.of(), false, null));

        // When
        Finding told = FindingsEvent.snapshot(input(), new Evaluation(1, Instant.EPOCH), 1, findings)
                .findings()
                .getFirst();

        // Then
        assertThat(told.evidence()).containsExactly("The host's Windows Update Agent offers it, revision 200.");
        assertThat(told.translations()).singleElement().satisfies(french -> {
            assertThat(french.language()).isEqualTo("fr");
            assertThat(french.title()).isEqualTo(told.title()).hasSize(200);
            assertThat(french.remedy()).isNull();
            assertThat(french.evidence()).containsExactly("L’agent Windows Update de l’hôte la propose, révision 200.");
        });
    }

    @Test
    void checksumAndWhatIsStoredHaveNoLanguage() {
        List<HostFinding> findings = evaluate(new ScanFacts(host(), List.of(), List.of(), true, null));
        StoredFindings stored = StoredFindings.of(1, StoredFindings.checksum(findings), List.of(), findings);
        String json = new String(stored.json(), StandardCharsets.UTF_8);
        List<HostFinding> read = FindingJson.findings(json);

        assertThat(read).isEqualTo(findings);
        assertThat(StoredFindings.checksum(read)).isEqualTo(stored.checksum());
        assertThat(json).contains("[\"agent.NOT_OFFERED_OWN_SERVER\"]").doesNotContain("update server");
    }

    @Test
    void whatAnEarlierReleaseStoredIsReadAsItStands() {
        String stored = """
                [{"subject": "windows/coverage", "title": "What is not judged of Windows Server 2016",
                  "state": "UNKNOWN", "confidence": "STRONG", "cves": [], "exploited": [],
                  "remedy": "Tell it.", "evidence": [{"text": "The host lists no update."}]}]
                """;

        FindingView finding = FindingJson.findings(stored).getFirst().in(Locale.FRENCH);

        assertThat(finding.title()).isEqualTo("What is not judged of Windows Server 2016");
        assertThat(finding.remedy()).isEqualTo("Tell it.");
        assertThat(finding.evidence()).extracting(Evidence::text).containsExactly("The host lists no update.");
    }

    private List<HostFinding> evaluate(ScanFacts facts) {
        return evaluate(facts, WaiversAndAttempts.NOTHING);
    }

    private List<HostFinding> evaluate(ScanFacts facts, WaiversAndAttempts heard) {
        Instant now = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
        return FindingsEvaluator.evaluate(
                facts, HOST, assessor, DAY, new WaivedOrFailedEvaluator(new FindingNames(facts), heard, now));
    }

    private static FindingsInput input() {
        return new FindingsInput(
                HOST,
                new ScanOrigin(UUID.randomUUID(), 1, Instant.EPOCH, true),
                "",
                new FindingsInput.Attempted("[]", 0, 0),
                0,
                null);
    }

    private static HostFinding only(List<HostFinding> findings) {
        return findings.stream()
                .filter(finding -> KB.equals(finding.kb()))
                .reduce((one, other) -> {
                    throw new AssertionError("Two findings about one update: " + one + ", " + other);
                })
                .orElseThrow();
    }

    private static HostFacts host() {
        return new HostFacts(
                null,
                new Windows("Windows Server 2012 R2", "6.3", 9600, null, 0, "x64", true, false),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                List.of());
    }

    private static OfferedUpdate offered(String kb, boolean pending) {
        return new OfferedUpdate(UPDATE, 200, "Offered", List.of(kb), List.of(), null, pending);
    }
}
