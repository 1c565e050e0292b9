package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.JobSnapshot;
import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.Demo;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.ServiceName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The packaged agent as a service of Windows (Wine's), against the running control plane: from what a host is missing to
 * the proof that it no longer is. Nothing of the product is simulated; the Windows Update Agent behind COM is the fake one,
 * and the restart is pretended, because Wine answers yes to it and does nothing.
 */
@EnabledOnOs(OS.LINUX)
class WindowsAgentIT {
    private static final String FQDN = "win01.harbour.example";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path folder = DemoRun.folder("windows-agent");
    private WineHost host;
    private LocalRun run;
    private FakeUpdateAgent updates;
    private InstalledAgent agent;

    @BeforeEach
    void aHostOfWindowsAndTheControlPlane() throws Exception {
        Files.createDirectories(folder);
        host = WineHost.ready(folder.resolve("wine.log"));
        run = new LocalRun(new LocalRun.Settings(
                DemoRun::packaged,
                folder.resolve("data"),
                folder.resolve("logs"),
                Map.of(
                        "scanner-service",
                        DemoRun.freePort(),
                        "patch-service",
                        DemoRun.freePort(),
                        "report-service",
                        DemoRun.freePort()),
                List.of("-XX:TieredStopAtLevel=1")));
        run.startStores();
        run.startServices();
        updates = new FakeUpdateAgent(host.driveC());
        agent = InstalledAgent.on(host, FQDN, token(), address(ServiceName.SCANNER), address(ServiceName.PATCH));
    }

    @AfterEach
    void allOfItEnds() throws Exception {
        if (run != null) {
            run.stop();
        }
        if (host != null) {
            host.close();
        }
    }

    @Test
    void aWindowsHostGoesFromMissingUpdatesToProven() throws Exception {
        // Given: a host that misses two updates, and an approved rollout
        UUID rollup = updates.offer("2026-11 Cumulative Update", "5001001", "NeedsReboot", "1", "MaxSize", "1000000");
        UUID framework = updates.offer("2026-11 .NET Framework", "5001002");
        new Demo(address(ServiceName.SCANNER), address(ServiceName.PATCH)).startRollout("Windows");

        // When: the service starts, and does all of it up to the restart
        agent.start();
        eventually("the host goes down", () -> statusOfTheJob() == JobStatus.REBOOTING);
        eventually("Windows is told to restart", agent::toldToRestart);

        // When: Windows restarts (pretended), and while it does the control plane goes away
        agent.stop();
        children().forEach(Child::kill);
        Instant restarted = Instant.now();
        updates.restart();
        agent.forgetBoot(restarted);
        agent.start();
        eventually("the agent keeps the verifying scan and the result", () -> agent.waiting("results") == 1);
        assertThat(agent.waiting("scans")).isPositive();
        CompletableFuture.allOf(children().stream()
                        .map(child -> CompletableFuture.runAsync(child::start))
                        .toArray(CompletableFuture[]::new))
                .join();

        // Then: scan and result arrive in order, and the job is proven
        eventually("the job has ended", () -> statusOfTheJob() == JobStatus.SUCCEEDED);
        JobSnapshot job = lastJob().orElseThrow();
        assertThat(job.updates())
                .extracting(update -> update.update().updateId())
                .containsExactlyInAnyOrder(rollup, framework);
        ScanSnapshot verifying = scans().stream()
                .filter(scan -> scan.scanId().equals(job.verifyingScanId()))
                .findFirst()
                .orElseThrow();
        assertThat(verifying.outcome()).isEqualTo(Outcome.COMPLETE);
        assertThat(verifying.offers()).isEmpty();
        assertThat(verifying.installed()).extracting(UpdateRef::updateId).contains(rollup, framework);
        assertThat(verifying.startedAt()).isAfter(restarted);
        assertThat(scans().get(0).offers()).hasSize(2);
        assertThat(scans()).noneMatch(ScanSnapshot::simulated);
        assertThat(String.join(";", updates.installations()).split(";", -1))
                .as("each installed once")
                .containsExactlyInAnyOrder(rollup.toString(), framework.toString());
        eventually("the report says so", this::compliant);

        // When: the agent's account may no longer use the Windows Update Agent
        updates.set("search", "Hr", "0x80070005");
        Http.postJson(
                address(ServiceName.SCANNER).resolve("/api/v1/scan-requests"),
                Map.of("fqdns", List.of(FQDN), "reason", "no rights"));

        // Then: that is a failed scan with its code, and no host without missing updates
        eventually("a failed scan", () -> scans().stream().anyMatch(scan -> scan.outcome() == Outcome.FAILED));
        assertThat(scans().get(scans().size() - 1)).satisfies(scan -> {
            assertThat(scan.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(Objects.requireNonNull(scan.failure()).hresult()).isEqualTo("0x80070005");
        });
        agent.uninstall();
        assertThat(agent.log()).anySatisfy(line -> assertThat(line).contains("event=ended cause=CLOSED"));
    }

    private void eventually(String what, Callable<Boolean> condition) {
        try {
            await(what)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(java.io.IOException.class)
                    .until(condition);
        } catch (org.awaitility.core.ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage() + "\n" + agentLog(), e);
        }
    }

    private String agentLog() {
        try {
            return String.join("\n", agent.log());
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private String token() {
        Http.post(
                address(ServiceName.SCANNER).resolve("/api/v1/hosts/imports"),
                "text/csv",
                ("fqdn,site,kind\n" + FQDN + ",Rotterdam,PLAIN\n").getBytes(StandardCharsets.UTF_8));
        JsonNode tokens = Http.postJson(
                address(ServiceName.SCANNER).resolve("/api/v1/enrolment-tokens"), Map.of("fqdns", List.of(FQDN)));
        return tokens.get(0).path("token").asText();
    }

    private java.net.URI address(ServiceName service) {
        return run.address(service);
    }

    /** The two services that an agent talks to. */
    private List<Child> children() {
        return run.children().stream()
                .filter(child -> List.of(ServiceName.SCANNER.module(), ServiceName.PATCH.module())
                        .contains(child.name()))
                .toList();
    }

    private List<ScanSnapshot> scans() {
        return TopicLog.of(TopicLog.read(run.bootstrapServers()), ScanSnapshot.class)
                .toList();
    }

    private Optional<JobSnapshot> lastJob() {
        return TopicLog.of(TopicLog.read(run.bootstrapServers()), JobSnapshot.class)
                .reduce((first, second) -> second);
    }

    private JobStatus statusOfTheJob() {
        return lastJob().map(JobSnapshot::status).orElse(JobStatus.UNKNOWN);
    }

    private boolean compliant() {
        try {
            JsonNode rows = Http.get(address(ServiceName.REPORT).resolve("/api/v1/compliance?by=site"));
            return rows.size() == 1
                    && rows.get(0).path("hosts").path("total").asInt() == 1
                    && rows.get(0).path("hosts").path("compliant").asInt() == 1;
        } catch (Http.Refused e) {
            return false;
        }
    }
}
