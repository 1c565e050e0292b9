package dev.mainstay.patch.policy.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.DecisionSnapshot.DecisionState;
import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.patch.DecisionId;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.TestHost;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a decision holds for: fe01 of pool01 lists KB4018073, fe02 of pool02 lists KB5000001. */
class DecisionReachTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final TestHost FE01 = new TestHost();
    private static final TestHost FE02 = new TestHost();
    private static final List<Place> ESTATE =
            List.of(host(FE01, "pool01.lync.example"), host(FE02, "pool02.lync.example"));
    private static final Map<HostId, Set<String>> LISTING =
            Map.of(new HostId(FE01.id), Set.of("KB4018073"), new HostId(FE02.id), Set.of("KB5000001"));

    @ParameterizedTest(name = "{0} {1} {2} {3}")
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
            verdict  | kb        | pools                          | hosts | holds | warnings
            DECLINED | KB4018073 | -                              | -     | 1     | -
            DECLINED | KB4018073 | pool01.lync.example            | -     | 1     | -
            DECLINED | KB4018073 | POOL01.Lync.Example            | -     | 1     | -
            DECLINED | KB4018073 | -                              | 1     | 1     | -
            DECLINED | KB4018073 | pool02.lync.example            | -     | 0     | holds-for-nothing
            DECLINED | KB4018073 | -                              | 2     | 0     | holds-for-nothing
            DECLINED | KB4018073 | nowhere.lync.example           | -     | 0     | holds-for-nothing pool-unknown
            DECLINED | KB4018073 | pool01.lync.example nowhere.x  | -     | 1     | pool-unknown
            DECLINED | KB4018073 | -                              | 9     | 0     | holds-for-nothing host-unknown
            DECLINED | KB4018073 | -                              | 1 9   | 1     | host-unknown
            APPROVED | KB9999999 | -                              | -     | 0     | holds-for-nothing update-unlisted
            APPROVED | KB9999999 | nowhere.lync.example           | 9     | 0     | holds-for-nothing pool-unknown host-unknown update-unlisted
            WAIVED   | KB9999999 | -                              | -     | 0     | update-unlisted
            WAIVED   | KB9999999 | nowhere.lync.example           | -     | 0     | holds-for-nothing pool-unknown update-unlisted
            """)
    void whatIsUnknownIsTold(
            String verdict,
            String kb,
            @Nullable String pools,
            @Nullable String hosts,
            int holds,
            @Nullable String warnings) {
        DecisionReach reach = DecisionReach.of(
                decision(Verdict.valueOf(verdict), kb, words(pools), words(hosts), null), ESTATE, LISTING, NOW);

        assertThat(reach.hosts()).isEqualTo(holds);
        assertThat(reach.warnings().stream().map(warning -> warning.kind().code()))
                .containsExactlyElementsOf(words(warnings));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-23T09:59:59Z", "2026-11-23T10:00:00Z"})
    void whatHasLapsedHoldsForNothingWithoutAWarning(Instant until) {
        Decision lapsed = decision(Verdict.DEFERRED, "KB4018073", List.of(), List.of(), until);

        assertThat(DecisionReach.of(lapsed, ESTATE, LISTING, NOW)).isEqualTo(new DecisionReach(0, List.of()));
    }

    private static List<String> words(@Nullable String text) {
        return text == null ? List.of() : List.of(text.split(" ", -1));
    }

    private static Decision decision(
            Verdict verdict, String kb, List<String> pools, List<String> hosts, @Nullable Instant until) {
        return new Decision(
                new DecisionId(UUID.randomUUID()),
                1,
                NOW,
                verdict,
                DecisionState.STANDING,
                null,
                kb,
                Scope.of(pools, hosts.stream().map(DecisionReachTest::id).toList()),
                until,
                null,
                "because",
                "Ada",
                null,
                null,
                List.of());
    }

    private static UUID id(String number) {
        return switch (number) {
            case "1" -> FE01.id;
            case "2" -> FE02.id;
            default -> UUID.randomUUID();
        };
    }

    private static Place host(TestHost host, String pool) {
        return Place.of(host.snapshot(List.of(TestHost.frontEnd(pool, 1, 1)), Freshness.FRESH, 1));
    }
}
