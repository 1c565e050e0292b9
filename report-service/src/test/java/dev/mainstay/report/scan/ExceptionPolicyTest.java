package dev.mainstay.report.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import dev.mainstay.report.scan.ExceptionPolicy.Decided;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionPolicyTest {
    private static final UUID HOST = UUID.randomUUID();
    private static final UUID UPDATE = UUID.randomUUID();
    private static final Place PLACE = new Place(HOST, "Basel", Set.of("pool01.lync.example"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # decisions                             | excepted
            -                                       | false
            DECLINED of estate                      | true
            WAIVED of estate                        | true
            DEFERRED of estate                      | false
            APPROVED of estate                      | false
            UNKNOWN of estate                       | false
            DECLINED of pool                        | true
            WAIVED of host                          | true
            DECLINED of elsewhere                   | false
            DECLINED of estate, APPROVED of pool    | false
            DECLINED of pool, APPROVED of estate    | true
            WAIVED of pool, APPROVED of host        | false
            WAIVED of host, APPROVED of pool        | true
            DECLINED of estate, DEFERRED of host    | false
            DECLINED of estate, APPROVED of elsewhere | true
            APPROVED of pool, DECLINED of pool      | true
            DEFERRED of pool, WAIVED of pool        | true
            APPROVED of pool, DEFERRED of pool      | false
            APPROVED of host, DECLINED of host, WAIVED of estate | true
            """)
    void theNarrowestDecisionCounts(@Nullable String decisions, boolean excepted) {
        ExceptionPolicy policy = new ExceptionPolicy(
                decisions == null
                        ? List.of()
                        : Arrays.stream(decisions.split(", ", -1))
                                .map(ExceptionPolicyTest::decided)
                                .toList());

        assertThat(policy.excepts(PLACE, UPDATE, List.of())).isEqualTo(excepted);
    }

    @Test
    void aKbNamesAllUpdatesThatHaveIt() {
        ExceptionPolicy policy =
                new ExceptionPolicy(List.of(new Decided(Verdict.DECLINED, null, "5000802", Scope.ESTATE)));

        assertThat(policy.excepts(PLACE, UPDATE, List.of("5000801", "5000802"))).isTrue();
        assertThat(policy.excepts(PLACE, UPDATE, List.of("5000801"))).isFalse();
        assertThat(policy.kbs()).containsExactly("5000802");
        assertThat(policy.updates()).isEmpty();
    }

    @Test
    void aGuidNamesOneUpdate() {
        ExceptionPolicy policy = new ExceptionPolicy(List.of(decided("WAIVED of pool")));

        assertThat(policy.excepts(PLACE, UUID.randomUUID(), List.of())).isFalse();
        assertThat(policy.updates()).containsExactly(UPDATE);
        assertThat(policy.asksForPlaces()).isTrue();
        assertThat(new ExceptionPolicy(List.of(decided("WAIVED of estate"))).asksForPlaces())
                .isFalse();
    }

    private static Decided decided(String text) {
        String[] parts = text.split(" of ", -1);
        Scope scope = switch (parts[1]) {
            case "host" -> Scope.of(List.of(), List.of(HOST));
            case "pool" -> Scope.of(List.of("POOL01.lync.example"), List.of());
            case "elsewhere" -> Scope.of(List.of("pool02.lync.example"), List.of(UUID.randomUUID()));
            default -> Scope.ESTATE;
        };
        return new Decided(Verdict.valueOf(parts[0]), UPDATE, null, scope);
    }
}
