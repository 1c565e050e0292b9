package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.WorkloadKind;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WorkloadKindTest {
    @Test
    void theAgentKnowsEveryKindOfPoolThatAnOrderMayName() {
        assertThat(Arrays.stream(WorkloadKind.values()).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(RestDocument.workloadKinds());
    }
}
