package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.SampleEstate;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From the first scan to a compliant report, undisturbed, and watched by a real Prometheus where this machine has one. */
class DemoEstateIT {

    @Test
    void theEstateIsPatchedPoolByPoolAndTheReportIsCompliant() throws Exception {
        try (DemoRun demo = new DemoRun(
                        "undisturbed",
                        machine -> machine,
                        List.of("-Dmainstay.meters.every=2s", "-Dmainstay.log.json=true"));
                Watch watch = Watch.over(demo)) {
            // Given
            demo.start(2400, 1);
            JsonNode asTbxml = Http.post(
                    demo.scanner("/api/v1/estate/imports?dryRun=true"), "application/xml", SampleEstate.tbxml());

            // When
            await("all hosts compliant")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(demo::compliant);

            // Then
            Invariants invariants = demo.invariants();
            assertThat(invariants.broken()).isEmpty();
            assertThat(invariants.lastOfEachJob()).isNotEmpty().allMatch(job -> job.status() == JobStatus.SUCCEEDED);
            assertThat(invariants.lastOfEachJob().stream()
                            .map(JobSnapshot::fqdn)
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(invariants.estate().hosts());
            // The other shape of the same topology says nothing else.
            assertThat(asTbxml.path("added")).isEmpty();
            assertThat(asTbxml.path("changed")).isEmpty();
            assertThat(asTbxml.path("retired")).isEmpty();
            assertThat(invariants.estate().hosts()).hasSize(DemoRun.HOSTS);
            Pool pool = invariants.estate().pools().get("pool01.harbour.example");
            assertThat(pool).isNotNull().satisfies(front -> {
                assertThat(front.kind()).isEqualTo(PoolKind.ENTERPRISE_FRONT_END);
                assertThat(front.size()).isEqualTo(4);
                assertThat(front.pairedWith()).isEqualTo("pool02.harbour.example");
                assertThat(front.centralManagement()).isTrue();
            });
            assertThat(RequestTrail.brokenIn(demo)).isEmpty();
            watch.findsEverything();
        }
    }
}
