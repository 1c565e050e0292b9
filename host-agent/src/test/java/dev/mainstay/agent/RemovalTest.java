package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An order may remove updates; the host keeps what Windows Update does not let go. */
class RemovalTest {

    @TempDir
    Path folder;

    @Test
    void whatCannotBeUninstalledIsSaidBeforeTheWorkloadIsTouched() throws Exception {
        try (Rig rig = new Rig(folder)) {
            Update stack = rig.host.installed("Servicing stack", RebootBehavior.NEVER_REBOOTS);
            rig.host.kept.add(stack.id());
            rig.control.removal(List.of(stack));

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).isEmpty();
            assertThat(rig.control.results.get(0))
                    .contains("\"outcome\":\"FAILED\"", Hresult.WU_E_UNINSTALL_NOT_ALLOWED.toString());
        }
    }

    @Test
    void whatIsNotThereAnyMoreIsAsOrdered() throws Exception {
        try (Rig rig = new Rig(folder)) {
            Update gone = rig.host.offer("Monthly rollup", false, RebootBehavior.NEVER_REBOOTS);
            rig.control.removal(List.of(gone));

            rig.start().untilResult().stop();

            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        }
    }

    @Test
    void whatWasRemovedAndIsOfferedAgainAfterTheRestartIsNoLoop() throws Exception {
        try (Rig rig = new Rig(folder)) {
            Update rollup = rig.host.installed("Monthly rollup", RebootBehavior.CAN_REQUEST_REBOOT);
            rig.control.removal(List.of(rollup));

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).containsSubsequence("removed Monthly rollup", "restarted");
            assertThat(rig.host.downloadCalls).isEmpty();
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        }
    }
}
