package dev.mainstay.patch.job;

import static dev.mainstay.patch.job.SampleJobs.FENCE;
import static dev.mainstay.patch.job.SampleJobs.NOW;
import static dev.mainstay.patch.job.SampleJobs.UPDATE;
import static dev.mainstay.patch.job.SampleJobs.in;
import static dev.mainstay.patch.job.SampleJobs.next;
import static dev.mainstay.patch.job.SampleJobs.scan;
import static dev.mainstay.patch.job.SampleJobs.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.JobSnapshot.StepName;
import dev.mainstay.events.JobSnapshot.StepState;
import dev.mainstay.events.JobSnapshot.UpdateResult;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.patch.job.AgentResult.Health;
import dev.mainstay.patch.job.AgentResult.PerUpdate;
import dev.mainstay.patch.job.AgentResult.Refusal;
import dev.mainstay.patch.job.JobCommand.Settlement;
import dev.mainstay.patch.job.store.JobEvents;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which failed jobs left their host as it was, and what clears the host of them. */
class UntouchedTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
            steps                                  | outcome   | refusal      | restarted | result      | untouched
            PREFLIGHT=FAILED                       | FAILED    | -            | false     | NOT_STARTED | true
            PREFLIGHT=RUNNING                      | FAILED    | -            | false     | -           | true
            -                                      | FAILED    | BADLY_SIGNED | false     | -           | true
            -                                      | FAILED    | REPLAYED     | false     | -           | false
            PREFLIGHT=DONE                         | ABORTED   | -            | false     | NOT_STARTED | true
            PREFLIGHT=DONE                         | CANCELLED | -            | false     | NOT_STARTED | false
            PREFLIGHT=DONE DRAIN=SKIPPED DOWNLOAD=FAILED | FAILED | -         | false     | NOT_STARTED | true
            PREFLIGHT=DONE DRAIN=DONE DOWNLOAD=FAILED | FAILED | -            | false     | NOT_STARTED | false
            PREFLIGHT=DONE DRAIN=RUNNING           | FAILED    | -            | false     | NOT_STARTED | false
            PREFLIGHT=DONE DRAIN=SKIPPED INSTALL=RUNNING | FAILED | -         | false     | NOT_STARTED | false
            PREFLIGHT=FAILED                       | FAILED    | -            | true      | NOT_STARTED | false
            PREFLIGHT=FAILED                       | FAILED    | -            | false     | FAILED      | false
            """)
    void onlyWhatWasLookedAtIsUntouched(
            @Nullable String steps,
            AgentResult.Outcome outcome,
            @Nullable Refusal refusal,
            boolean restarted,
            @Nullable UpdateResult result,
            boolean untouched) {
        Job job = in(JobStatus.LEASED);
        for (String step : steps == null ? List.<String>of() : Arrays.asList(steps.split(" ", -1))) {
            List<String> said = Arrays.asList(step.split("=", -1));
            job = next(
                    job,
                    new JobCommand.Progress(
                            FENCE,
                            step(StepName.valueOf(said.getFirst()), StepState.valueOf(said.getLast()), null),
                            null));
        }
        List<PerUpdate> updates =
                result == null ? List.of() : List.of(new PerUpdate(UPDATE, result, null, false, null));
        AgentResult end =
                new AgentResult(outcome, NOW, restarted, Health.UNKNOWN, null, null, null, refusal, null, updates);

        Job ended = next(job, new JobCommand.Result(FENCE, end, null));

        assertThat(ended.failedUntouched()).isEqualTo(untouched);
        assertThat(JobEvents.snapshot(ended).untouched()).isEqualTo(untouched ? true : null);
    }

    @Test
    void aLostJobThatAPersonCallsFailedIsNotUntouched() {
        Job lost = next(
                next(
                        in(JobStatus.LEASED),
                        new JobCommand.Progress(FENCE, step(StepName.PREFLIGHT, StepState.RUNNING, null), null)),
                new JobCommand.LeaseExpired(),
                NOW.plusSeconds(60));

        Job settled = next(lost, new JobCommand.Settle(Settlement.FAILED, null, "Gone"));

        assertThat(settled.failedUntouched()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            1,  COMPLETE, true
            0,  COMPLETE, false
            -1, COMPLETE, false
            -,  COMPLETE, false
            1,  PARTIAL,  false
            1,  -,        false
            """)
    void onlyACompleteScanAfterItsEndClearsTheHost(
            @Nullable Integer secondsAfterItsEnd, @Nullable Outcome latest, boolean cleared) {
        AgentResult end = new AgentResult(
                AgentResult.Outcome.FAILED, NOW, false, Health.UNKNOWN, null, null, null, null, null, List.of());
        Job failed = next(in(JobStatus.LEASED), new JobCommand.Result(FENCE, end, null));

        assertThat(failed.clearedBy(
                        secondsAfterItsEnd == null ? null : NOW.plusSeconds(secondsAfterItsEnd),
                        latest == null ? null : scan(latest, null, NOW, null)))
                .isEqualTo(cleared);
        assertThat(in(JobStatus.FAILED).clearedBy(NOW.plusSeconds(1), scan(Outcome.COMPLETE, null, NOW, null)))
                .isFalse();
    }
}
