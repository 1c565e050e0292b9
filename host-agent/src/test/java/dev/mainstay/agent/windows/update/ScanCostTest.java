package dev.mainstay.agent.windows.update;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Prints the figure, so that every run has it; asserts only that all was read and given back. */
@Tag("windows")
class ScanCostTest {

    @Test
    void aScanOfAThousandUpdates() throws Exception {
        ScanCost.prepare(1_000);

        String cost = ScanCost.measure();

        System.out.println(cost);
        assertThat(cost).startsWith("scan-cost updates=1000 ");
        assertThat(FakeWua.liveObjects()).isZero();
    }
}
