package dev.mainstay.patch.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.rollout.RolloutFigures.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgressTest {

    @ParameterizedTest
    @EnumSource(JobStatus.class)
    void aJobIsAsFarAsItsStatusSays(JobStatus status) {
        Progress progress = Progress.of(status);

        assertThat(progress == Progress.WAITING).isEqualTo(status.waiting());
        assertThat(progress == Progress.WORKING).isEqualTo(status.released());
        assertThat(progress == Progress.FAILED).isEqualTo(status.failed());
        assertThat(progress == Progress.SUCCEEDED).isEqualTo(status == JobStatus.SUCCEEDED);
    }
}
