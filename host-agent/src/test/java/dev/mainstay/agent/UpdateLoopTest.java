package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateLoopTest {

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void rig() throws Exception {
        rig = new Rig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void anUpdateThatIsOfferedAgainAfterItsRestartIsALoop() {
        Update again = rig.host.offer("Again and again", false, RebootBehavior.ALWAYS_REQUIRES_REBOOT);
        Update well = rig.host.offer("Once", false, RebootBehavior.ALWAYS_REQUIRES_REBOOT);
        rig.host.comingBack.add(again.id());
        rig.control.order(List.of(again, well));
        rig.start().untilResult();

        assertThat(rig.control.results.get(0))
                .contains("\"outcome\":\"FAILED\"", "\"restarted\":true", "verifyingScanId")
                .contains("\"message\":\"LOOP_DETECTED: offered again after installation and restart: " + again.id()
                        + "\"");
        assertThat(rig.control.progress).contains("VERIFY FAILED").contains("RESTORE DONE");
        assertThat(rig.host.installCalls).hasSize(1);
    }

    @Test
    void whatIsOfferedAgainWithoutARestartIsNone() {
        Update again = rig.host.offer("Pending file", false, RebootBehavior.NEVER_REBOOTS);
        rig.control.order(List.of(again));
        rig.host.onCall = call -> {
            if (call.equals("health")) {
                rig.host.offer("Pending file", false, RebootBehavior.NEVER_REBOOTS);
            }
        };
        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"", "\"restarted\":false");
    }
}
