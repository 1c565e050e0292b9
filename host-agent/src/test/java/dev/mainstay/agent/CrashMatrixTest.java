package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.agent.platform.HostDown;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent dies at every point of a whole job where the disk or the host is different from the point before. */
class CrashMatrixTest {

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} dies at point {1}")
    @MethodSource("points")
    void whereverTheAgentDiesTheJobEndsRightAndNothingHappensTwice(CrashedJob job, int point) throws Exception {
        try (Rig rig = job.rig(folder)) {
            AtomicInteger count = new AtomicInteger();
            rig.checkpoints = checkpoint -> {
                if (onDisk(checkpoint) && count.incrementAndGet() == point) {
                    throw new HostDown(checkpoint);
                }
            };
            rig.start().untilResult();
            // The last points come when the result is known to have arrived.
            await("point " + point + " is reached").until(() -> count.get() >= point);

            job.assertRight(rig);
        }
    }

    @ParameterizedTest(name = "{0} dies {1}")
    @MethodSource("calls")
    void whereverTheHostDiesTheJobEndsRightAndNothingHappensTwice(CrashedJob job, String call) throws Exception {
        try (Rig rig = job.rig(folder)) {
            AtomicInteger count = new AtomicInteger();
            rig.host.onCall = reached -> {
                if (reached.equals(call) && count.incrementAndGet() == 1) {
                    throw new HostDown(call);
                }
            };
            rig.start().untilResult();

            job.assertRight(rig);
            assertThat(count.get()).isPositive();
        }
    }

    static Stream<Arguments> calls() {
        return Arrays.stream(CrashedJob.values())
                .flatMap(job -> job.calls().stream().map(call -> Arguments.of(job, call)));
    }

    static Stream<Arguments> points() throws Exception {
        List<Arguments> points = new ArrayList<>();
        for (CrashedJob job : CrashedJob.values()) {
            Path folder = Files.createTempDirectory("crash-matrix");
            try (Rig rig = job.rig(folder)) {
                AtomicInteger count = new AtomicInteger();
                rig.checkpoints = checkpoint -> {
                    if (onDisk(checkpoint)) {
                        count.incrementAndGet();
                    }
                };
                rig.start().until("the job is behind it", () -> rig.control.askedAgain);
                int last = count.get();
                rig.stop();
                IntStream.rangeClosed(1, last).forEach(point -> points.add(Arguments.of(job, point)));
            }
        }
        return points.stream();
    }

    private static boolean onDisk(String checkpoint) {
        return !checkpoint.contains("request");
    }
}
