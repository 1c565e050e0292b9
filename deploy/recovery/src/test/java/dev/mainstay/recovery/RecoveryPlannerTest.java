package dev.mainstay.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each loss asks for. */
class RecoveryPlannerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scanner              | no  | yes | estate.hosts.v1 scan.results.v1                                         | no  | no
            patch                | yes | no  | patch.rollouts.v1 patch.decisions.v1 patch.jobs.v1                      | no  | no
            report               | no  | no  |                                                                         | yes | no
            broker               | no  | no  |                                                                         | no  | yes
            scanner patch report | yes | yes | estate.hosts.v1 scan.results.v1 patch.rollouts.v1 patch.decisions.v1 patch.jobs.v1 | yes | no
            scanner patch report broker | yes | yes |                                                                  | no  | yes
            report broker        | no  | no  |                                                                         | no  | yes
            """)
    void eachLossAsksForItsSteps(
            String lost, String fences, String tokens, String emptied, String reread, String parked) {
        List<Step> steps = RecoveryPlanner.plan(lost(lost));

        assertThat(changes(steps, "host_fence")).hasSize("yes".equals(fences) ? 1 : 0);
        assertThat(changes(steps, "delete from latest_scan")).hasSize("yes".equals(fences) ? 1 : 0);
        assertThat(changes(steps, "enrolment_token")).hasSize("yes".equals(tokens) ? 1 : 0);
        assertThat(of(steps, Step.Emptying.class)
                        .flatMap(step -> step.topics().stream())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(emptied == null ? "" : emptied);
        assertThat(of(steps, Step.Rereading.class).map(Step.Rereading::group))
                .isEqualTo("yes".equals(reread) ? List.of("report-service") : List.of());
        assertThat(changes(steps, "update parked")).hasSize("yes".equals(parked) ? 3 : 0);
    }

    @ParameterizedTest
    @CsvSource({"scanner", "patch", "report", "broker", "scanner patch report broker"})
    void whateverIsLostReadersAreHeldAgainstOwnersAndHostsAreAsked(String lost) {
        List<Step> steps = RecoveryPlanner.plan(lost(lost));

        assertThat(of(steps, Step.Comparison.class).map(step -> step.database().word() + " " + step.known()))
                .containsExactlyInAnyOrder(
                        "scanner DECISIONS",
                        "patch HOSTS",
                        "patch SCANS",
                        "report HOSTS",
                        "report SCANS",
                        "report CONCLUSIONS",
                        "report JOBS",
                        "report ROLLOUTS",
                        "report DECISIONS");
        assertThat(changes(steps, "insert into scan_request")).hasSize(1);
        assertThat(changes(steps, "update host_findings")).hasSize(1);
    }

    @Test
    void nobodyReadsHisOwnThings() {
        assertThat(of(RecoveryPlanner.plan(Set.of(Lost.values())), Step.Comparison.class))
                .allSatisfy(step ->
                        assertThat(step.database()).isNotEqualTo(step.known().owner()));
    }

    @Test
    void theTrailIsNeverTouched() {
        assertThat(RecoveryPlanner.plan(Set.of(Lost.SCANNER, Lost.PATCH, Lost.REPORT)))
                .noneMatch(step ->
                        step.toString().contains("trail") || step.toString().contains("audit"));
    }

    private static Set<Lost> lost(String words) {
        return Arrays.stream(words.split(" ", -1))
                .map(word -> Arrays.stream(Lost.values())
                        .filter(lost -> lost.word().equals(word))
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toSet());
    }

    private static Stream<Step.Change> changes(List<Step> steps, String sql) {
        return of(steps, Step.Change.class).filter(step -> step.sql().contains(sql));
    }

    private static <S extends Step> Stream<S> of(List<Step> steps, Class<S> kind) {
        return steps.stream().filter(kind::isInstance).map(kind::cast);
    }
}
