package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.ControlPlane.Conflict;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** It is not known which machine the host is, and a person has to decide: docs/adr/0014. */
class IdentityConflictTest {

    private static final Duration POLL = Duration.ofMillis(60);

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void aHostWithAnOrder() throws Exception {
        rig = new Rig(folder).with("lease.poll", POLL.toString());
        rig.control.order(List.of(rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS)));
    }

    @AfterEach
    void nothingWasWrong() {
        rig.close();
    }

    @Test
    void theAgentAsksAgainAfterAPauseAndDoesNothingElse() {
        rig.control.inConflict = true;
        rig.start().until("it has asked four times", () -> rig.control.conflicts.size() >= 4);

        List<Conflict> asked = List.copyOf(rig.control.conflicts);
        for (int i = 1; i < asked.size(); i++) {
            assertThat(asked.get(i).at() - asked.get(i - 1).at())
                    .isGreaterThan(POLL.dividedBy(2).toNanos());
        }
        assertThat(asked).extracting(Conflict::path).containsOnly("/agent/v1/leases");
        assertThat(rig.host.effects).isEmpty();
        assertThat(rig.host.downloadCalls).isEmpty();
        assertThat(rig.control.progress).isEmpty();
        assertThat(rig.control.results).isEmpty();

        rig.control.inConflict = false;
        rig.untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
    }

    @Test
    void whatWaitsToBeSaidStaysInTheSpoolAndArrivesWhenItIsDecided() throws Exception {
        rig.host.onCall = call -> rig.control.away |= call.equals("before install");
        rig.start().until("the job ended", () -> rig.log.stream().anyMatch(line -> line.contains("event=job-ended")));
        rig.control.inConflict = true;
        rig.control.away = false;
        rig.until("the result was not taken twice", () -> results() >= 2);

        assertThat(kept()).isOne();
        assertThat(rig.control.results).isEmpty();
        rig.until("the scan arrived", () -> rig.control.scans.stream().anyMatch(scan -> scan.contains("\"jobId\"")));

        rig.control.inConflict = false;
        rig.untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        assertThat(rig.host.effects).containsExactly("drained", "installed SQL Server 2012 SP4 GDR", "restored");
        rig.until("it is kept no longer", () -> kept() == 0);
    }

    private long results() {
        return rig.control.conflicts.stream()
                .filter(conflict -> conflict.path().endsWith("/result"))
                .count();
    }

    private long kept() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("results"))) {
            return files.filter(file -> !file.toString().endsWith(".new")).count();
        }
    }
}
