package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.local.launcher.Child;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The same estate while every process is killed again and again (SIGKILL, at moments and in an order that the seed gives):
 * services, broker, database, and the agents' processes. The end is the same, nothing happens twice, nothing is lost.
 */
class KillingIT {
    private static final long SEED = 20_130_711;
    private static final Duration LIMIT = Duration.ofMinutes(7);

    @Test
    void whateverIsKilledTheEndIsTheSameAndNothingHappensTwice() {
        try (DemoRun demo = new DemoRun("killing", machine -> machine)) {
            // Given
            demo.start(600, 3);
            Random random = new Random(SEED);
            List<String> killed = new ArrayList<>();
            long end = System.nanoTime() + LIMIT.toNanos();

            // When: everyone is killed once in each round, and there are two rounds at least
            List<Child> round = new ArrayList<>();
            int rounds = 0;
            while (rounds < 2 || !round.isEmpty()) {
                if (round.isEmpty()) {
                    round.addAll(demo.run().children());
                    Collections.shuffle(round, random);
                    rounds++;
                }
                Child victim = round.remove(round.size() - 1);
                pause(random.nextInt(500, 4000));
                victim.kill();
                killed.add(victim.name());
                pause(random.nextInt(0, 1500));
                victim.start();
            }
            await("all hosts compliant")
                    .atMost(Duration.ofNanos(Math.max(1, end - System.nanoTime())))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(demo::compliant);

            // Then
            Invariants invariants = demo.invariants();
            assertThat(invariants.broken()).as("after killing %s", killed).isEmpty();
            assertThat(invariants.lastOfEachJob()).allMatch(job -> job.status() == JobStatus.SUCCEEDED);
            assertThat(invariants.lastOfEachJob().stream()
                            .map(JobSnapshot::fqdn)
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(invariants.estate().hosts());
        }
    }

    /** Lets the processes work for a while: the killing has no condition to wait for, its moments are the seed's. */
    private static void pause(int millis) {
        await().pollDelay(Duration.ofMillis(millis))
                .atMost(Duration.ofMillis(millis + 5000L))
                .until(() -> true);
    }
}
