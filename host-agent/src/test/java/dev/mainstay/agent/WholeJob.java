package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A job with all its steps and a restart, for the tests in which something goes wrong at each point of it. */
final class WholeJob {

    private WholeJob() {}

    static Rig rig(Path folder) throws Exception {
        Rig rig = new Rig(folder);
        Update stack = rig.host.offer("Servicing stack", true, RebootBehavior.NEVER_REBOOTS);
        Update rollup = rig.host.offer("Monthly rollup", false, RebootBehavior.CAN_REQUEST_REBOOT);
        rig.host.databaseOld = true;
        rig.control.order(List.of(stack, rollup));
        return rig;
    }

    /** Stops the agent: everything was done once, and is told as done. */
    static void assertRight(Rig rig) {
        rig.stop();
        assertThat(rig.control.faults).isEmpty();
        assertThat(rig.host.effects)
                .containsExactly(
                        "drained",
                        "installed Servicing stack",
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
    }

    /** How often the job, undisturbed, comes by such a checkpoint, counted from 1. */
    static Stream<Integer> points(Predicate<String> which) throws Exception {
        try (Rig rig = rig(Files.createTempDirectory("whole-job"))) {
            AtomicInteger count = new AtomicInteger();
            rig.checkpoints = checkpoint -> {
                if (which.test(checkpoint)) {
                    count.incrementAndGet();
                }
            };
            rig.start().until("the job is behind it", () -> rig.control.askedAgain);
            int last = count.get();
            rig.stop();
            return IntStream.rangeClosed(1, last).boxed();
        }
    }
}
