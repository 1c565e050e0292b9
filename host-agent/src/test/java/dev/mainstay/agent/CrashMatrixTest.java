package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.agent.platform.HostDown;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateState;
import dev.mainstay.agent.platform.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The agent dies at every point of a whole job where the disk or the host is different from the point before. */
class CrashMatrixTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "dies at point {0}")
    @MethodSource("points")
    void whereverTheAgentDiesTheJobEndsRightAndNothingHappensTwice(int point) throws Exception {
        try (Rig rig = rig(folder)) {
            AtomicInteger count = new AtomicInteger();
            rig.checkpoints = checkpoint -> {
                if (onDisk(checkpoint) && count.incrementAndGet() == point) {
                    throw new HostDown(checkpoint);
                }
            };
            rig.start().untilResult();
            // The last points come when the result is known to have arrived.
            await("point " + point + " is reached").until(() -> count.get() >= point);

            assertRight(rig);
        }
    }

    @ParameterizedTest(name = "dies {0}")
    @ValueSource(
            strings = {
                "before download",
                "after download",
                "before drain",
                "after drain",
                "before install",
                "in install",
                "after install",
                "before database",
                "after database",
                "before restart",
                "before restore",
                "after restore",
                "health"
            })
    void whereverTheHostDiesTheJobEndsRightAndNothingHappensTwice(String call) throws Exception {
        try (Rig rig = rig(folder)) {
            AtomicInteger count = new AtomicInteger();
            rig.host.onCall = reached -> {
                if (reached.equals(call) && count.incrementAndGet() == 1) {
                    throw new HostDown(call);
                }
            };
            rig.start().untilResult();

            assertRight(rig);
            assertThat(count.get()).isPositive();
        }
    }

    private static void assertRight(Rig rig) {
        rig.stop();
        assertThat(rig.control.faults).isEmpty();
        assertThat(rig.host.effects)
                .containsExactly(
                        "drained",
                        "installed Servicing stack",
                        "installed SQL Server 2012 SP4 GDR",
                        "installed Monthly rollup",
                        "database updated",
                        "restarted",
                        "restored");
        assertThat(rig.host.workloadState()).isEqualTo(Workload.State.SERVING);
        String result = rig.control.results.get(0);
        assertThat(rig.control.results).containsOnly(result);
        assertThat(result)
                .contains("\"outcome\":\"INSTALLED\"", "\"restarted\":true", "\"health\":\"HEALTHY\"")
                .doesNotContain("NOT_STARTED", "FAILED", "ABORTED");
        String scanId = result.replaceAll(".*\"verifyingScanId\":\"([^\"]+)\".*", "$1");
        assertThat(rig.control.scans)
                .filteredOn(scan -> scan.contains("\"jobId\""))
                .isNotEmpty()
                .allMatch(scan -> scan.contains(scanId) && !scan.contains(UpdateState.MISSING.name()));
    }

    static Stream<Integer> points() throws Exception {
        Path folder = Files.createTempDirectory("crash-matrix");
        try (Rig rig = rig(folder)) {
            AtomicInteger count = new AtomicInteger();
            rig.checkpoints = checkpoint -> {
                if (onDisk(checkpoint)) {
                    count.incrementAndGet();
                }
            };
            rig.start().until("the job is behind it", () -> rig.control.askedAgain);
            int last = count.get();
            rig.stop();
            return IntStream.rangeClosed(1, last).boxed();
        }
    }

    private static boolean onDisk(String checkpoint) {
        return !checkpoint.contains("request");
    }

    private static Rig rig(Path folder) throws Exception {
        Rig rig = new Rig(folder);
        Update stack = rig.host.offer("Servicing stack", true, RebootBehavior.NEVER_REBOOTS);
        Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
        Update rollup = rig.host.offer("Monthly rollup", false, RebootBehavior.CAN_REQUEST_REBOOT);
        rig.host.databaseOld = true;
        rig.control.order(List.of(stack, sql, rollup));
        return rig;
    }
}
