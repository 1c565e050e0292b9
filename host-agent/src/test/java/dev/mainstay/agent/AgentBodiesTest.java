package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.Workload.PoolState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an agent says, to the letter: {@code docs/agent-bodies}. The services' own tests take the same files, so that neither
 * side can drift. Times and the ids that an agent makes up are not its own there.
 */
class AgentBodiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KEPT = Path.of("..", "docs", "agent-bodies");

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void rig() throws Exception {
        rig = new Rig(folder);
    }

    @AfterEach
    void nothingWasWrong() {
        rig.close();
    }

    @Test
    void aScanTheQuestionForWorkTheReportsAndTheResultOfAJob() throws Exception {
        Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
        Update rollup = rig.host.offer("Monthly rollup", true, RebootBehavior.ALWAYS_REQUIRES_REBOOT);
        rig.host.installed("Earlier rollup", RebootBehavior.CAN_REQUEST_REBOOT);
        rig.host.installFailures.put(rollup.id(), new ArrayDeque<>(List.of(new Hresult(0x80070643))));
        rig.start().until("a scan", () -> !rig.control.scans.isEmpty());
        rig.control.order(List.of(sql, rollup));
        rig.untilResult();

        isAsKept("scan", first("scans"));
        isAsKept("lease", first("leases"));
        isAsKept("progress", first("progress"));
        isAsKept("result", first("result"));
    }

    @Test
    void theResultOfAJobThatTouchedNothing() throws Exception {
        rig.host.poolStates.clear();
        rig.host.poolStates.add(PoolState.INSUFFICIENT_ACTIVE_FRONT_ENDS);
        rig.control.order(List.of(rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS)));
        rig.start().untilResult();

        isAsKept("result-not-touched", first("result"));
    }

    private String first(String kind) {
        return rig.control.bodies.getOrDefault(kind, List.of()).get(0);
    }

    private static void isAsKept(String name, String said) throws IOException {
        ObjectNode body = (ObjectNode) JSON.readTree(said);
        settle(body, "scanId", "00000000-0000-4000-8000-00000000005c");
        settle(body, "verifyingScanId", "00000000-0000-4000-8000-00000000005d");
        settle(body, "startedAt", "2026-11-29T08:00:00Z");
        settle(body, "finishedAt", "2026-11-29T08:01:00Z");
        String text = body.toPrettyString() + "\n";
        Path made = Files.createDirectories(Path.of("target", "agent-bodies")).resolve(name + ".json");
        Files.writeString(made, text);
        Path kept = KEPT.resolve(name + ".json");
        JsonNode before = Files.exists(kept) ? JSON.readTree(kept.toFile()) : JSON.createObjectNode();
        assertThat(body)
                .as(
                        "The agent does not say what %s has. If that is wanted and the services take it: cp %s %s",
                        kept, made, kept)
                .isEqualTo(before);
    }

    private static void settle(ObjectNode body, String member, String value) {
        if (body.has(member)) {
            body.put(member, value);
        }
    }
}
