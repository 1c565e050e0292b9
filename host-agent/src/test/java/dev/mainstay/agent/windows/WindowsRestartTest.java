package dev.mainstay.agent.windows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Wine says yes to a restart and does nothing: just the case in which the agent must not believe it. */
@Tag("windows")
class WindowsRestartTest {

    @Test
    void aRestartThatDoesNotComeIsAFailure() {
        FakePace pace = new FakePace();

        assertThat(new WindowsRestart(pace, Duration.ofMinutes(30))
                        .restart("test")
                        .message())
                .contains("has not within PT30M");
        assertThat(pace.passed()).isGreaterThanOrEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void thisComputerHasAName() {
        assertThat(ComputerName.fullyQualified()).isNotBlank();
    }
}
