package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.agent.platform.HostDown;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The host's clock is ahead, and somebody or a time server sets it back; each time by less than the five minutes that the
 * services put up with, because beyond that they hear nothing until the clock is right (AgentTest has that).
 */
class ClockSetBackTest {

    private static final Duration STEP = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    static Stream<Integer> points() throws Exception {
        return WholeJob.points(ClockSetBackTest::recorded);
    }

    @Test
    void theAgentGoesOnAsking() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.clockOff = STEP;
            Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
            rig.start().until("a scan", () -> !rig.control.scans.isEmpty());

            rig.clockOff = STEP.negated();
            rig.control.order(List.of(sql));

            rig.untilResult();
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        }
    }

    @Test
    void theLeaseIsRenewedAllTheSame() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.clockOff = STEP;
            Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
            rig.control.leaseSeconds = 1;
            rig.host.onCall = call -> {
                if (call.equals("before install")) {
                    rig.clockOff = STEP.negated();
                    await("renewed").until(() -> installing(rig) >= 3);
                }
            };
            rig.control.order(List.of(sql));

            rig.start().untilResult();
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        }
    }

    private static long installing(Rig rig) {
        return rig.control.progress.stream().filter("INSTALL RUNNING"::equals).count();
    }

    @Test
    void anOrderThatWasCarriedOutIsStillRefused() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.clockOff = STEP;
            Update sql = rig.host.offer("SQL Server 2012 SP4 GDR", false, RebootBehavior.NEVER_REBOOTS);
            rig.control.order(List.of(sql));
            rig.start().untilResult();
            rig.clockOff = STEP.negated();
            int effects = rig.host.effects.size();

            rig.control.order(List.of(sql));

            rig.until(
                    "it is refused",
                    () -> rig.log.stream()
                            .anyMatch(line -> line.contains("event=order-refused") && line.contains("REPLAYED")));
            assertThat(rig.host.effects).hasSize(effects);
        }
    }

    @ParameterizedTest(name = "dies at point {0}")
    @MethodSource("points")
    void aJobWhoseJournalGoesBackInTimeEndsRight(int point) throws Exception {
        try (Rig rig = WholeJob.rig(folder)) {
            rig.clockOff = STEP;
            AtomicInteger count = new AtomicInteger();
            rig.checkpoints = checkpoint -> {
                if (recorded(checkpoint) && count.incrementAndGet() == point) {
                    rig.clockOff = rig.clockOff.minus(STEP);
                    throw new HostDown(checkpoint);
                }
            };
            rig.host.onCall = call -> {
                if (call.equals("before restart")) {
                    rig.clockOff = rig.clockOff.minus(STEP);
                }
            };

            rig.start().untilResult();
            await("point " + point + " is reached").until(() -> count.get() >= point);

            WholeJob.assertRight(rig);
        }
    }

    private static boolean recorded(String checkpoint) {
        return checkpoint.equals("after journal record");
    }
}
