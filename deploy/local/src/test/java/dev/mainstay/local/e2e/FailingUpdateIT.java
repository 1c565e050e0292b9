package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.RolloutSnapshot;
import dev.mainstay.events.RolloutSnapshot.RolloutState;
import dev.mainstay.local.fleet.HostLine;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.ServiceName;
import dev.mainstay.local.windows.MachineSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An update that cannot be installed, on a Front End: the rollout halts and nothing else begins. */
class FailingUpdateIT {
    private static final String FAILING = "fe11.harbour.example";

    @Test
    void aPermanentFailureHaltsTheRolloutAndNothingElseStarts() {
        try (DemoRun demo = new DemoRun("failing-update", FailingUpdateIT::failing)) {
            // Given, When
            demo.start(2400, 1);
            await("the rollout halts").atMost(Duration.ofMinutes(4)).until(() -> halted(demo));
            await("what was under way has ended").atMost(Duration.ofMinutes(1)).until(() -> nothingUnderWay(demo));

            // Then
            Invariants invariants = demo.invariants();
            assertThat(invariants.broken()).isEmpty();
            List<JobSnapshot> failed = invariants.lastOfEachJob().stream()
                    .filter(job -> job.status() == JobStatus.FAILED)
                    .toList();
            assertThat(failed).singleElement().satisfies(job -> {
                assertThat(job.fqdn()).isEqualTo(FAILING);
                assertThat(Objects.requireNonNull(job.reason()).hresult()).isEqualTo("0x80070643");
            });
            Instant halt = TopicLog.of(TopicLog.read(demo.run().bootstrapServers()), RolloutSnapshot.class)
                    .filter(rollout -> rollout.state() == RolloutState.HALTED)
                    .map(RolloutSnapshot::changedAt)
                    .min(Instant::compareTo)
                    .orElseThrow();
            assertThat(versions(demo)
                            .filter(job -> job.status() == JobStatus.READY
                                    && job.changedAt().isAfter(halt)))
                    .as("released after the halt")
                    .isEmpty();
            assertThat(invariants.lastOfEachJob()).as("jobs that wait").anyMatch(job -> job.startedAt() == null);
        }
    }

    private static HostLine failing(HostLine line) {
        return line.machine().fqdn().equals(FAILING)
                ? new HostLine(
                        MachineSpec.of(
                                FAILING,
                                "ENTERPRISE_FRONT_END",
                                "RTCLOCAL LYNCLOCAL",
                                "fail-install:0x80070643:always"),
                        "")
                : line;
    }

    private static boolean halted(DemoRun demo) {
        return Http.items(demo.run().address(ServiceName.PATCH).resolve("/api/v1/rollouts")).stream()
                .anyMatch(rollout -> "HALTED".equals(rollout.path("state").asText()));
    }

    private static boolean nothingUnderWay(DemoRun demo) {
        return demo.invariants().lastOfEachJob().stream().noneMatch(job -> switch (job.status()) {
            case READY, LEASED, RUNNING, REBOOTING, VERIFYING -> true;
            default -> false;
        });
    }

    private static Stream<JobSnapshot> versions(DemoRun demo) {
        return TopicLog.of(TopicLog.read(demo.run().bootstrapServers()), JobSnapshot.class);
    }
}
