package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order that was good once is good only once, also for the process that comes after. */
class ReplayedOrderTest {

    @TempDir
    Path folder;

    @Test
    void anOrderCarriedOutBeforeIsRefusedAlsoByTheAgentThatComesAfter() throws Exception {
        try (Rig rig = new Rig(folder)) {
            Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
            rig.control.order(List.of(sql));
            rig.start().untilResult();
            rig.until("the job is behind it", () -> rig.control.askedAgain);
            rig.agent().kill();
            rig.until("it is gone", () -> rig.ends.size() == 1);

            rig.control.order(List.of(sql));

            rig.until("the refusal", () -> rig.control.results.size() == 2);
            assertThat(rig.control.results.get(1)).contains("\"outcome\":\"FAILED\"", "\"refusal\":\"REPLAYED\"");
            assertThat(rig.host.installCalls).hasSize(1);
        }
    }

    @Test
    void twoKeysMayBePinnedWhileOneTakesOverFromTheOther() throws Exception {
        try (Rig rig = new Rig(folder);
                ControlPlane old = new ControlPlane()) {
            Files.writeString(folder.resolve("order-key.pem"), old.orderKeyPem() + rig.control.orderKeyPem());
            rig.control.order(List.of(rig.host.offer("Rollup", false, RebootBehavior.NEVER_REBOOTS)));

            rig.start().untilResult();

            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        }
    }
}
