package dev.mainstay.patch.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.RebootBehavior;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.SoftwareKind;
import dev.mainstay.events.ScanSnapshot.UpdateKind;
import dev.mainstay.events.ScanSnapshot.UpdateState;
import dev.mainstay.events.Scope;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.patch.BaselineId;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.TestHost;
import dev.mainstay.patch.policy.baseline.Baseline;
import dev.mainstay.patch.policy.baseline.Severity;
import dev.mainstay.patch.policy.decision.Decision;
import dev.mainstay.testing.Records;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is approved for a Front End of pool01. */
class ApprovalPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String POOL = "pool01.lync.example";
    private static final UpdateRef UPDATE = new UpdateRef(UUID.randomUUID(), 200);
    private static final String KB = "KB4018073";
    private static final TestHost HOST = new TestHost();

    @ParameterizedTest
    @CsvSource({
        // classification of the update, its severity, its age in days (blank: unknown), fits
        "Security Updates, Critical,  10, true",
        "Security Updates, Important, 10, true",
        "Security Updates, Moderate,  10, false",
        "Security Updates,         ,  10, false",
        "Security Updates, Whatever,  10, false",
        "Definition Updates, Critical, 10, false",
        "Security Updates, Critical,   7, true",
        "Security Updates, Critical,   6, false",
        "Security Updates, Critical,    , false",
    })
    void anUpdateMustFitEveryPartOfTheBaseline(
            String classification, @Nullable String severity, @Nullable Integer age, boolean fits) {
        Baseline strict = baseline(List.of("Security Updates"), Severity.IMPORTANT, List.of("SQL Server 2012"), 7);

        assertThat(approves(strict, offer(classification, severity, age))).isEqualTo(fits);
    }

    @Test
    void oneOfTheProductsIsEnoughAndNoneIsNot() {
        Offer offer = offer("Security Updates", "Critical", 10);

        assertThat(approves(baseline(List.of(), null, List.of("Exchange", "SQL Server 2012"), 0), offer))
                .isTrue();
        assertThat(approves(baseline(List.of(), null, List.of("Exchange"), 0), offer))
                .isFalse();
    }

    @Test
    void whatOnlyWaitsForARestartIsNotOrderedAgain() {
        Offer waiting = offer("Security Updates", "Critical", 10, UpdateState.INSTALLED_PENDING_REBOOT);

        assertThat(approves(everything(), waiting)).isFalse();
    }

    @ParameterizedTest(name = "{0} -> {2}")
    @CsvSource({
        // decisions as scope:verdict; what the baseline says; approved
        "'',                                       true,  true",
        "'',                                       false, false",
        "estate:APPROVED,                          false, true",
        "estate:DECLINED,                          true,  false",
        "estate:DEFERRED,                          true,  false",
        "estate:WAIVED,                            true,  false",
        "pool:APPROVED,                            false, true",
        "host:APPROVED,                            false, true",
        "elsewhere:DECLINED,                       true,  true",
        "elsewhere:APPROVED,                       false, false",
        // the narrower scope wins, whatever it says and whichever came first
        "estate:DECLINED pool:APPROVED,            false, true",
        "pool:APPROVED estate:DECLINED,            false, true",
        "pool:DECLINED host:APPROVED,              false, true",
        "estate:APPROVED pool:DECLINED,            true,  false",
        "pool:APPROVED host:WAIVED,                true,  false",
        // at the same scope everything beats an approval
        "estate:APPROVED estate:DECLINED,          true,  false",
        "estate:DECLINED estate:APPROVED,          true,  false",
        "pool:APPROVED pool:DEFERRED,              true,  false",
        "host:WAIVED host:APPROVED,                true,  false",
        // retracted and lapsed decisions do not count
        "estate:DECLINED:retracted,                true,  true",
        "estate:APPROVED:retracted,                false, false",
        "estate:DEFERRED:lapsed,                   true,  true",
        "estate:WAIVED:lapsed,                     true,  true",
        "estate:APPROVED:lapsed,                   false, false",
        "estate:APPROVED host:DECLINED:retracted,  false, true",
    })
    void decisions(String decisions, boolean baselineFits, boolean approved) {
        Baseline baseline = baselineFits ? everything() : baseline(List.of("Nothing"), null, List.of(), 0);
        List<Decision> made = Arrays.stream(decisions.split(" ", -1))
                .filter(text -> !text.isEmpty())
                .map(ApprovalPolicyTest::decision)
                .toList();

        assertThat(new ApprovalPolicy(baseline, made, NOW)
                        .approved(host(), scan(offer("Security Updates", "Critical", 10))))
                .hasSize(approved ? 1 : 0);
    }

    @ParameterizedTest(name = "\"{0}\" holds for a host of \"{1}\"")
    @CsvSource({
        "'pool01.lync.example',    'pool01.lync.example'",
        "'POOL01.Lync.Example',    'pool01.lync.example'",
        "' pool01.lync.example ',  'pool01.lync.example'",
        "'pool01.lync.example',    'Pool01.LYNC.example'",
    })
    void aDeclineHoldsForAPoolHoweverItsNameIsWritten(String decided, String told) {
        Decision declined = decision(
                Verdict.DECLINED, UPDATE.updateId(), null, List.of(decided), List.of(), null, DecisionState.STANDING);
        HostSnapshot member = HOST.snapshot(List.of(TestHost.frontEnd(told, 1, 1)), Freshness.FRESH, 1);

        assertThat(new ApprovalPolicy(everything(), List.of(declined), NOW)
                        .approved(member, scan(offer("Security Updates", "Critical", 10))))
                .isEmpty();
    }

    @Test
    void aDecisionByKbHoldsForEveryUpdateWithThatNumber() {
        Decision byKb = decision(Verdict.DECLINED, null, KB, List.of(), List.of(), null, DecisionState.STANDING);
        Decision otherKb = decision(Verdict.DECLINED, null, "KB1", List.of(), List.of(), null, DecisionState.STANDING);
        ScanSnapshot scan = scan(offer("Security Updates", "Critical", 10));

        assertThat(new ApprovalPolicy(everything(), List.of(byKb), NOW).approved(host(), scan))
                .isEmpty();
        assertThat(new ApprovalPolicy(everything(), List.of(otherKb), NOW).approved(host(), scan))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}, baseline fits: {1} -> {2}")
    @CsvSource({
        // decisions, a + at the end accepts the terms; what the baseline says; what becomes of an update with open
        // terms
        "'',                                   true,  LEFT_OUT",
        "'',                                   false, NOT_APPROVED",
        "estate:APPROVED,                      false, LEFT_OUT",
        "estate:APPROVED+,                     false, APPROVED",
        "pool:APPROVED+,                       true,  APPROVED",
        "host:APPROVED+,                       true,  APPROVED",
        "elsewhere:APPROVED+,                  true,  LEFT_OUT",
        "estate:APPROVED+ host:APPROVED,       true,  APPROVED",
        "host:APPROVED+ estate:APPROVED,       true,  APPROVED",
        "estate:APPROVED+ host:DECLINED,       true,  NOT_APPROVED",
        "estate:APPROVED+ estate:DECLINED,     true,  NOT_APPROVED",
        "estate:APPROVED+:retracted,           true,  LEFT_OUT",
        "estate:APPROVED+:lapsed,              true,  LEFT_OUT",
    })
    void openLicenceTermsNeedAnApprovalThatAcceptsThem(String decisions, boolean baselineFits, String becomes) {
        Baseline baseline = baselineFits ? everything() : baseline(List.of("Nothing"), null, List.of(), 0);
        List<Decision> made = Arrays.stream(decisions.split(" ", -1))
                .filter(text -> !text.isEmpty())
                .map(text -> text.contains("+") ? acceptingTerms(decision(text.replace("+", ""))) : decision(text))
                .toList();
        ScanSnapshot scan = scan(offer("Security Updates", "Critical", 10, UpdateState.MISSING, false));

        ApprovalPolicy policy = new ApprovalPolicy(baseline, made, NOW);

        assertThat(policy.approved(host(), scan)).hasSize(becomes.equals("APPROVED") ? 1 : 0);
        assertThat(policy.leftOut(host(), scan)).hasSize(becomes.equals("LEFT_OUT") ? 1 : 0);
    }

    @ParameterizedTest(name = "{0} browseOnly {1}, baseline asks {2} {3}, {4} -> {5}")
    @CsvSource({
        // kind of the update and whether Windows Update only shows it; whether the baseline asks for optional updates
        // and for
        // drivers; decisions; what becomes of it
        "SOFTWARE, false, false, false, '',              APPROVED",
        "        , false, false, false, '',              APPROVED",
        "SOFTWARE, true,  false, false, '',              optional-not-asked",
        "SOFTWARE, true,  true,  false, '',              APPROVED",
        "SOFTWARE, true,  false, true,  '',              optional-not-asked",
        "DRIVER,   false, false, false, '',              driver-not-asked",
        "DRIVER,   false, true,  false, '',              driver-not-asked",
        "DRIVER,   false, false, true,  '',              APPROVED",
        // an optional driver is both
        "DRIVER,   true,  false, true,  '',              optional-not-asked",
        "DRIVER,   true,  true,  true,  '',              APPROVED",
        // a person who approves exactly this one asks for it
        "SOFTWARE, true,  false, false, pool:APPROVED,   APPROVED",
        "DRIVER,   true,  false, false, host:APPROVED,   APPROVED",
        "DRIVER,   false, false, true,  estate:DECLINED, NOT_APPROVED",
        "SOFTWARE, true,  false, false, elsewhere:APPROVED, optional-not-asked",
        "SOFTWARE, true,  false, false, estate:APPROVED:lapsed, optional-not-asked",
    })
    void optionalUpdatesAndDriversAreLeftOutUnlessAskedFor(
            @Nullable UpdateKind kind,
            boolean browseOnly,
            boolean optionalToo,
            boolean driversToo,
            String decisions,
            String becomes) {
        Offer security = offer("Updates", null, 10);
        ScanSnapshot scan = scan(flagged(security, kind, browseOnly));
        Baseline baseline = new Baseline(
                new BaselineId(UUID.randomUUID()),
                1,
                "Baseline",
                List.of(),
                null,
                List.of(),
                0,
                optionalToo,
                driversToo);
        List<Decision> made = decisions.isEmpty() ? List.of() : List.of(decision(decisions));

        ApprovalPolicy policy = new ApprovalPolicy(baseline, made, NOW);

        assertThat(policy.approved(host(), scan)).hasSize(becomes.equals("APPROVED") ? 1 : 0);
        assertThat(policy.leftOut(host(), scan))
                .extracting(left -> left.why().code())
                .isEqualTo(becomes.contains("-") ? List.of(becomes) : List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // KB, title, component and its version (blank: the scan told none), decisions, what becomes of it on a Front
        // End of
        // Lync Server 2013 by the topology
        "KB3186539, Microsoft .NET Framework 4.7 for Windows Server 2012 R2, , , '', dotnet-not-supported",
        "KB3186539, Anything, , , '', dotnet-not-supported",
        "KB9999999, Microsoft .NET Framework 4.8 for Windows Server 2012 R2, , , '', dotnet-not-supported",
        "KB9999999, Security Update for Microsoft .NET Framework 4.5.2, , , '', APPROVED",
        "KB9999999, Microsoft .NET Framework 4.5.2 for Windows Server 2012 R2, , , '', APPROVED",
        "KB3186539, Anything, 'Microsoft Lync Server 2013, Core Components', 5.0.8308.1144, '', dotnet-not-supported",
        "KB3186539, Anything, 'Skype for Business Server 2015, Core Components', 6.0.9319.277, '', dotnet-not-supported",
        "KB3186539, Anything, 'Skype for Business Server 2015, Core Components', 6.0.9319.281, '', APPROVED",
        "KB3186539, Anything, 'Skype for Business Server 2019, Core Components', 7.0.2046.216, '', APPROVED",
        "KB3186539, Anything, , , host:APPROVED, APPROVED",
        "KB3186539, Anything, , , pool:DECLINED, NOT_APPROVED",
    })
    void aDotNetFrameworkThatTheWorkloadDoesNotBearIsHeldUntilAPersonApprovesIt(
            String kb,
            String title,
            @Nullable String component,
            @Nullable String version,
            String decisions,
            String becomes) {
        Offer offer = Records.with(
                offer("Updates", null, 10), "title", title, "kbs", List.of(kb), "kind", UpdateKind.SOFTWARE);
        ScanSnapshot scan = component == null
                ? scan(offer)
                : scan(offer, List.of(new Software(SoftwareKind.COMPONENT, component, version)));
        List<Decision> made = decisions.isEmpty() ? List.of() : List.of(decision(decisions));

        ApprovalPolicy policy = new ApprovalPolicy(everything(), made, NOW);

        assertThat(policy.approved(host(), scan)).hasSize(becomes.equals("APPROVED") ? 1 : 0);
        assertThat(policy.leftOut(host(), scan))
                .extracting(left -> left.why().code())
                .isEqualTo(becomes.contains("-") ? List.of(becomes) : List.of());
    }

    private static Offer flagged(Offer offer, @Nullable UpdateKind kind, boolean browseOnly) {
        return Records.with(offer, "kind", kind, "browseOnly", browseOnly ? Boolean.TRUE : null);
    }

    private static Decision acceptingTerms(Decision decision) {
        return new Decision(
                decision.decisionId(),
                decision.sequence(),
                decision.changedAt(),
                decision.verdict(),
                decision.state(),
                decision.updateId(),
                decision.kb(),
                decision.scope(),
                decision.until(),
                true,
                decision.reason(),
                decision.decidedBy(),
                null,
                null,
                List.of());
    }

    private static Decision decision(String text) {
        String[] parts = text.split(":", -1);
        boolean lapsed = parts.length > 2 && parts[2].equals("lapsed");
        boolean retracted = parts.length > 2 && parts[2].equals("retracted");
        return decision(
                Verdict.valueOf(parts[1]),
                UPDATE.updateId(),
                null,
                switch (parts[0]) {
                    case "pool" -> List.of(POOL);
                    case "elsewhere" -> List.of("pool02.lync.example");
                    default -> List.of();
                },
                parts[0].equals("host") ? List.of(new HostId(HOST.id)) : List.of(),
                lapsed ? NOW : NOW.plusSeconds(1),
                retracted ? DecisionState.RETRACTED : DecisionState.STANDING);
    }

    private static Decision decision(
            Verdict verdict,
            @Nullable UUID updateId,
            @Nullable String kb,
            List<String> pools,
            List<HostId> hosts,
            @Nullable Instant until,
            DecisionState state) {
        return new Decision(
                new DecisionId(UUID.randomUUID()),
                1,
                NOW,
                verdict,
                state,
                updateId,
                kb,
                Scope.of(pools, hosts.stream().map(HostId::value).toList()),
                until,
                null,
                "",
                "",
                null,
                null,
                List.of());
    }

    private static boolean approves(Baseline baseline, Offer offer) {
        return !new ApprovalPolicy(baseline, List.of(), NOW)
                .approved(host(), scan(offer))
                .isEmpty();
    }

    private static HostSnapshot host() {
        return HOST.snapshot(List.of(TestHost.frontEnd(POOL, 1, 1)), Freshness.FRESH, 1);
    }

    private static ScanSnapshot scan(Offer offer) {
        return scan(offer, null);
    }

    private static ScanSnapshot scan(Offer offer, @Nullable List<Software> software) {
        ScanSnapshot empty = HOST.scan();
        return new ScanSnapshot(
                empty.scanId(),
                empty.hostId(),
                empty.fqdn(),
                empty.sequence(),
                empty.outcome(),
                empty.startedAt(),
                empty.finishedAt(),
                empty.receivedAt(),
                empty.lastBootAt(),
                empty.jobId(),
                false,
                List.of(offer),
                List.of(),
                null,
                true,
                software,
                null,
                null,
                null,
                null,
                null);
    }

    private static Offer offer(String classification, @Nullable String severity, @Nullable Integer age) {
        return offer(classification, severity, age, UpdateState.MISSING);
    }

    private static Offer offer(
            String classification, @Nullable String severity, @Nullable Integer age, UpdateState state) {
        return offer(classification, severity, age, state, null);
    }

    private static Offer offer(
            String classification,
            @Nullable String severity,
            @Nullable Integer age,
            UpdateState state,
            @Nullable Boolean eulaAccepted) {
        return new Offer(
                UPDATE,
                "Security Update",
                List.of(KB),
                List.of(),
                classification,
                List.of("SQL Server 2012"),
                severity,
                state,
                null,
                RebootBehavior.CAN_REQUEST_REBOOT,
                false,
                eulaAccepted,
                age == null ? null : NOW.minus(Duration.ofDays(age)),
                null,
                null,
                null,
                null);
    }

    private static Baseline everything() {
        return baseline(List.of(), null, List.of(), 0);
    }

    private static Baseline baseline(
            List<String> classifications, @Nullable Severity severity, List<String> products, int age) {
        return new Baseline(
                new BaselineId(UUID.randomUUID()),
                1,
                "Baseline",
                classifications,
                severity,
                products,
                age,
                false,
                false);
    }
}
