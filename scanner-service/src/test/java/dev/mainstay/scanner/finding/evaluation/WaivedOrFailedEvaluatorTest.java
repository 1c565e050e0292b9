package dev.mainstay.scanner.finding.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.FindingView;
import dev.mainstay.catalogue.finding.FindingView.Evidence;
import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.events.HresultTexts;
import dev.mainstay.events.JobSnapshot.Explanation;
import dev.mainstay.events.JobSnapshot.TranslatedMessage;
import dev.mainstay.scanner.finding.FindingJson;
import dev.mainstay.scanner.finding.StoredFindings;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.OfferedUpdate;
import dev.mainstay.scanner.finding.query.ExplainedFinding;
import dev.mainstay.scanner.patching.Attempt;
import dev.mainstay.scanner.patching.Waiver;
import dev.mainstay.scanner.patching.WaiversAndAttempts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaivedOrFailedEvaluatorTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID UPDATE = UUID.fromString("8f2c1d3e-4b5a-4c6d-9e7f-0a1b2c3d4e01");
    private static final String SUBJECT = "update/" + UPDATE;
    private static final int REVISION = 200;

    @ParameterizedTest
    @CsvSource(textBlock = """
            # concluded              waived  failed  in the end
            MISSING,                 false,  false,  MISSING
            MISSING,                 true,   false,  WAIVED
            MISSING,                 false,  true,   FAILED
            MISSING,                 true,   true,   WAIVED
            INSTALLED_PENDING_REBOOT,true,   true,   INSTALLED_PENDING_REBOOT
            INSTALLED,               true,   true,   INSTALLED
            NOT_APPLICABLE,          true,   true,   NOT_APPLICABLE
            UNKNOWN,                 true,   true,   UNKNOWN
            UNPATCHABLE,             true,   true,   UNPATCHABLE
            """)
    void onlyWhatIsMissingIsWaivedOrFailedAndAWaiverGoesFirst(
            FindingState concluded, boolean waived, boolean failed, FindingState inTheEnd) {
        // Given
        WaiversAndAttempts heard = new WaiversAndAttempts(
                waived ? List.of(waiver("KB5000001", null)) : List.of(),
                failed ? List.of(attempt(REVISION, "2026-11-19T03:00:00Z", true)) : List.of());
        HostFinding before = finding(SUBJECT, concluded, "KB5000001", null);

        // When
        HostFinding finding = evaluate(before, heard);

        // Then
        assertThat(finding.state()).isEqualTo(inTheEnd);
        if (inTheEnd == concluded) {
            assertThat(finding).isEqualTo(before);
        }
    }

    @Test
    void evidenceOfBothStandsBeforeAllElse() {
        // When
        HostFinding finding = evaluate(
                finding(SUBJECT, FindingState.MISSING, "KB5000001", null),
                new WaiversAndAttempts(
                        List.of(waiver("KB5000001", Instant.parse("2027-01-01T00:00:00Z"))),
                        List.of(attempt(REVISION, "2026-11-19T03:00:00Z", true))));

        // Then
        assertThat(finding.in(Locale.ENGLISH).evidence())
                .extracting(Evidence::text)
                .containsExactly(
                        "an approver accepts the risk of not installing it until 2027-01-01T00:00:00Z: replaced soon",
                        "By Windows Update's history its last installation failed at 2026-11-19T03:00:00Z (0x80070643).",
                        "It is so.");
    }

    /** The kinds of codes of real reports: known ones that last and that pass, and one that nobody knows. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            # code,     name
            0x80070643, ERROR_INSTALL_FAILURE
            0x80244008, WU_E_PT_SOAPCLIENT_PARSEFAULT
            0x8024402D, WU_E_PT_LOAD_SHEDDING
            0x80073701, ERROR_SXS_ASSEMBLY_MISSING
            0x800F0823, CBS_E_NEW_SERVICING_STACK_REQUIRED
            0x80240016, WU_E_INSTALL_NOT_ALLOWED
            0x80092004, CRYPT_E_NOT_FOUND
            0x8007045B, ERROR_SHUTDOWN_IN_PROGRESS
            0x800706BE, RPC_S_CALL_FAILED
            0x8F0F0F0F,
            """)
    void theCodeOfAFailureIsExplainedInBothLanguagesOrNotAtAll(String code, @Nullable String name) {
        Attempt failed = Attempt.ofUpdate(UPDATE, REVISION, NOW.minusSeconds(60), true, code, null, null);

        HostFinding finding = evaluate(
                finding(SUBJECT, FindingState.MISSING, "KB5000001", null),
                new WaiversAndAttempts(List.of(), List.of(failed)));

        assertThat(finding.hresult()).isEqualTo(code);
        List<Explanation> told = HresultTexts.of(code);
        for (Locale language : List.of(Locale.ENGLISH, Locale.FRENCH)) {
            FindingView view = ExplainedFinding.of(finding, language);
            assertThat(view.hresult()).isEqualTo(code);
            if (name == null) {
                assertThat(told).isNull();
                assertThat(view.explanation()).isNull();
            } else {
                Explanation own = Objects.requireNonNull(told).stream()
                        .filter(text -> text.language().equals(language.getLanguage()))
                        .findFirst()
                        .orElseThrow();
                assertThat(view.explanation())
                        .isEqualTo(new FindingView.Explanation(name, own.meaning(), own.nextStep()));
            }
        }
    }

    @Test
    void whatAJobSaysInFrenchIsToldInFrench() {
        Attempt failed = Attempt.ofUpdate(
                UPDATE,
                REVISION,
                Instant.parse("2026-11-19T03:00:00Z"),
                true,
                "0x80070643",
                "\"T\" (KB5000001) was not installed.",
                List.of(new TranslatedMessage("fr", "« T » (KB5000001) n’a pas été installée.")));

        HostFinding finding = evaluate(
                finding(SUBJECT, FindingState.MISSING, "KB5000001", null),
                new WaiversAndAttempts(List.of(), List.of(failed)));

        HostFinding stored =
                FindingJson.findings(FindingJson.text(List.of(finding))).getFirst();
        assertThat(stored).isEqualTo(finding);
        assertThat(stored.in(Locale.ENGLISH).evidence().getFirst().text())
                .isEqualTo("The last job to install it failed at 2026-11-19T03:00:00Z (0x80070643):"
                        + " \"T\" (KB5000001) was not installed.");
        assertThat(stored.in(Locale.FRENCH).evidence().getFirst().text())
                .isEqualTo("La dernière tâche qui devait l’installer a échoué le 2026-11-19T03:00:00Z (0x80070643) :"
                        + " « T » (KB5000001) n’a pas été installée.");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # the waiver names                           until                 in the end
            KB5000001,                                   2026-11-20T12:00:01Z, WAIVED
            KB5000002,                                   2026-11-20T12:00:01Z, WAIVED
            KB5000003,                                   2026-11-20T12:00:01Z, MISSING
            update/8f2c1d3e-4b5a-4c6d-9e7f-0a1b2c3d4e01, 2026-11-20T12:00:01Z, WAIVED
            update/00000000-0000-0000-0000-000000000000, 2026-11-20T12:00:01Z, MISSING
            KB5000001,                                   2026-11-20T12:00:00Z, MISSING
            KB5000001,                                   2026-11-20T11:59:59Z, MISSING
            KB5000001,                                   ,                     WAIVED
            """)
    void waiverHoldsForAnyKbOfAnOfferedUpdateAndForItsIdUntilItLapses(
            String names, @Nullable Instant until, FindingState inTheEnd) {
        // Given: an update with two KBs, so that the finding names none
        HostFinding before = finding(SUBJECT, FindingState.MISSING, null, null);

        // When
        HostFinding finding = evaluate(before, new WaiversAndAttempts(List.of(waiver(names, until)), List.of()));

        // Then
        assertThat(finding.state()).isEqualTo(inTheEnd);
    }

    @Test
    void waiverByKbHoldsForWhatWindowsUpdateDoesNotOffer() {
        // When
        HostFinding finding = evaluate(
                finding("sql/RTC", FindingState.MISSING, "KB5021123", null),
                new WaiversAndAttempts(List.of(waiver("KB5021123", null)), List.of()));

        // Then
        assertThat(finding.state()).isEqualTo(FindingState.WAIVED);
    }

    @Test
    void ofSeveralWaiversTheOneThatLastsLongestIsTold() {
        // Given
        Waiver shorter = waiver("KB5000001", Instant.parse("2027-01-01T00:00:00Z"));
        Waiver longer = waiver(SUBJECT, Instant.parse("2027-02-01T00:00:00Z"));

        // When
        HostFinding finding = evaluate(
                finding(SUBJECT, FindingState.MISSING, null, null),
                new WaiversAndAttempts(List.of(longer, shorter), List.of()));

        // Then
        assertThat(finding.in(Locale.ENGLISH).evidence().getFirst().text()).contains("2027-02-01");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # earlier: revision, failed   later: revision, failed   in the end
            200, true,                    200, true,                FAILED
            200, true,                    200, false,               MISSING
            200, false,                   200, true,                FAILED
            199, true,                    200, false,               MISSING
            200, true,                    201, false,               FAILED
            200, false,                   199, true,                MISSING
            """)
    void lastAttemptAtTheOfferedRevisionCounts(
            int earlierRevision, boolean earlier, int laterRevision, boolean later, FindingState inTheEnd) {
        // Given
        List<Attempt> attempts = List.of(
                attempt(laterRevision, "2026-11-19T03:00:00Z", later),
                attempt(earlierRevision, "2026-11-18T03:00:00Z", earlier));

        // When
        HostFinding finding = evaluate(
                finding(SUBJECT, FindingState.MISSING, null, null), new WaiversAndAttempts(List.of(), attempts));

        // Then
        assertThat(finding.state()).isEqualTo(inTheEnd);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # the package: thing      kb         brings        the finding: kb, target      in the end
            sql/RTC,                  KB5021123, 11.0.7512.11, KB5021123,       11.0.7512,  FAILED
            sql/RTC,                  KB5021123, 11.0.7512.11, ,                11.0.7512,  FAILED
            sql/RTC,                  ,          11.0.7512.11, KB5021123,       11.0.7512,  FAILED
            sql/RTC,                  ,          11.0.7512.11, KB5021123,       ,           FAILED
            sql/RTC,                  KB4583465, 11.0.7507.2,  KB5021123,       11.0.7512,  MISSING
            sql/RTC,                  ,          11.0.7507.2,  KB5021123,       11.0.7512,  MISSING
            sql/RTCLOCAL,             KB5021123, 11.0.7512.11, KB5021123,       11.0.7512,  MISSING
            workload/Core Components, KB5021123, 11.0.7512.11, KB5021123,       11.0.7512,  MISSING
            """)
    void failedPackageConcernsWhatItWasFor(
            String thing,
            @Nullable String kb,
            String brings,
            @Nullable String findingKb,
            @Nullable String target,
            FindingState inTheEnd) {
        // Given
        Attempt attempt = new Attempt(
                thing, null, kb, brings, NOW.minusSeconds(60), true, "0x80070643", "It returned 1603.", null);

        // When
        HostFinding finding = evaluate(
                finding("sql/RTC", FindingState.MISSING, findingKb, target),
                new WaiversAndAttempts(List.of(), List.of(attempt)));

        // Then
        assertThat(finding.state()).isEqualTo(inTheEnd);
        if (inTheEnd == FindingState.FAILED) {
            assertThat(finding.in(Locale.ENGLISH).evidence().getFirst().text())
                    .isEqualTo("The last job to install it failed at 2026-11-20T11:59:00Z (0x80070643):"
                            + " It returned 1603.");
        }
    }

    @Test
    void whoAcceptedTheRiskUntilWhenIsPartOfTheConclusion() {
        // Given
        HostFinding before = finding(SUBJECT, FindingState.MISSING, null, null);
        Waiver waiver = waiver(SUBJECT, Instant.parse("2027-01-01T00:00:00Z"));
        Waiver prolonged = waiver(SUBJECT, Instant.parse("2027-02-01T00:00:00Z"));

        // When
        byte[] first =
                StoredFindings.checksum(List.of(evaluate(before, new WaiversAndAttempts(List.of(waiver), List.of()))));

        // Then
        assertThat(StoredFindings.checksum(
                        List.of(evaluate(before, new WaiversAndAttempts(List.of(waiver), List.of())))))
                .isEqualTo(first);
        assertThat(StoredFindings.checksum(
                        List.of(evaluate(before, new WaiversAndAttempts(List.of(prolonged), List.of())))))
                .isNotEqualTo(first);
    }

    @Test
    void namesOfWhatIsMissingAreThoseThatAWaiverOrAJobCouldUse() {
        // Given
        List<HostFinding> findings = List.of(
                finding(SUBJECT, FindingState.WAIVED, null, null),
                finding("sql/RTC", FindingState.FAILED, "KB5021123", null),
                finding("update/KB5000009", FindingState.INSTALLED, "KB5000009", null),
                finding("workload/support", FindingState.UNPATCHABLE, null, null));

        // Then
        assertThat(new FindingNames(facts()).missing(findings))
                .containsExactly("KB5000001", "KB5000002", "KB5021123", "sql/RTC", SUBJECT);
    }

    private static HostFinding evaluate(HostFinding finding, WaiversAndAttempts heard) {
        return new WaivedOrFailedEvaluator(new FindingNames(facts()), heard, NOW).with(finding);
    }

    private static HostFinding finding(
            String subject, FindingState state, @Nullable String kb, @Nullable String target) {
        return new FindingDraft(subject, Text.verbatim("Something"), state, Confidence.STRONG)
                .kbs(kb == null ? List.of() : List.of(kb))
                .target(target)
                .because(Text.verbatim("It is so."))
                .finding();
    }

    private static ScanFacts facts() {
        return new ScanFacts(
                new HostFacts(null, null, List.of(), List.of(), List.of(), null, null, null, List.of()),
                List.of(new OfferedUpdate(
                        UPDATE, REVISION, "Offered", List.of("KB5000001", "KB5000002"), List.of(), null, false)),
                List.of(),
                false,
                null);
    }

    private static Waiver waiver(String names, @Nullable Instant until) {
        return new Waiver(UUID.randomUUID(), names, until, "replaced soon", "an approver");
    }

    private static Attempt attempt(int revision, String at, boolean failed) {
        return Attempt.ofUpdate(UPDATE, revision, Instant.parse(at), failed, failed ? "0x80070643" : null, null, null);
    }
}
