package dev.mainstay.patch.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.patch.job.AgentResult.Health;
import dev.mainstay.patch.job.AgentResult.Objection;
import dev.mainstay.patch.job.AgentResult.Outcome;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why a job failed, from what the agent says. */
class AgentResultTest {

    @ParameterizedTest
    @CsvSource({
        "POOL_NOT_READY,         ,           pool-not-ready",
        "POOL_READINESS_UNKNOWN, 0x80240FFF, pool-readiness-unknown",
        ",                       0x80240028, removal-not-allowed",
        ",                       0x80070643, agent-failed",
    })
    void anObjectionHasAReasonOfItsOwn(@Nullable Objection objection, @Nullable String hresult, String code) {
        AgentResult result = new AgentResult(
                Outcome.FAILED,
                Instant.EPOCH,
                false,
                Health.UNKNOWN,
                null,
                hresult,
                "as the agent has it",
                null,
                objection,
                List.of());

        assertThat(result.reason().code()).isEqualTo(code);
        assertThat(result.reason().message()).isEqualTo("as the agent has it");
    }
}
