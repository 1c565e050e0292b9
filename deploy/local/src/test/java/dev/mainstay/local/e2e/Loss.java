package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.embedded.Login;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.ServiceName;
import dev.mainstay.recovery.RecoveryMain;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an administrator does after a loss, as the runbooks say (docs/runbooks), on a run whose agents go on. */
final class Loss {
    private final DemoRun demo;
    private final LocalRun run;
    private final Path settings;
    private final Set<String> settled = new HashSet<>();

    Loss(DemoRun demo) throws IOException {
        this.demo = demo;
        this.run = demo.run();
        this.settings = settings();
    }

    private Path settings() throws IOException {
        List<String> lines = new ArrayList<>();
        for (ServiceName service : ServiceName.values()) {
            Login login = run.database(service);
            String name = service.database();
            Path password = Files.writeString(demo.folder().resolve(name + ".password"), login.password());
            lines.add(name + ".database=" + login.jdbcUrl());
            lines.add(name + ".user=" + login.user());
            lines.add(name + ".password-file=" + password);
            if (service != ServiceName.REPORT) {
                lines.add(name + ".address=" + run.address(service));
            }
        }
        lines.add("kafka.bootstrap.servers=" + run.bootstrapServers());
        return Files.write(demo.folder().resolve("recovery.properties"), lines);
    }

    Child child(String name) {
        return run.children().stream()
                .filter(child -> child.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void stopServices() {
        for (ServiceName service : ServiceName.values()) {
            child(service.module()).stop();
        }
    }

    /** What the command says when it is not to be run now. */
    String refused(String... words) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(recovery(new ByteArrayOutputStream(), err, words)).isEqualTo(1);
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Mends, starts the services, lets them announce; gives what the command said. */
    String mend(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(recovery(out, err, words))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        run.startServices();
        assertThat(recovery(out, err, "announce", "--reason", "A drill"))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private int recovery(ByteArrayOutputStream out, ByteArrayOutputStream err, String... words) {
        List<String> line = new ArrayList<>(List.of(words));
        line.addAll(List.of("--settings", settings.toString()));
        return RecoveryMain.run(
                line,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /**
     * What is left for a person: jobs whose hosts had carried them out before, as the backup did not know. What is still missing is
     * planned again; where nothing is, the host is well.
     */
    void settleReplayed() {
        for (JsonNode rollout : Http.items(patch("/api/v1/rollouts"))) {
            if ("HALTED".equals(rollout.path("state").asText())) {
                Http.postJson(
                        patch("/api/v1/rollouts/" + rollout.path("rolloutId").asText() + "/resume"),
                        Map.of("reason", "A drill"));
            }
        }
        for (JsonNode job : Http.items(patch("/api/v1/jobs"))) {
            String status = job.path("status").asText();
            if ("LOST".equals(status)) {
                settle(job);
            } else if ("FAILED".equals(status)
                    && "order-replayed".equals(job.path("reason").path("code").asText())) {
                try {
                    Http.post(
                            patch("/api/v1/jobs/" + job.path("jobId").asText() + "/retry"),
                            "application/json",
                            new byte[0]);
                } catch (Http.Refused e) {
                    if (String.valueOf(e.getMessage()).contains("nothing-to-install")) {
                        settle(job);
                    }
                }
            }
        }
    }

    /** Once for each job; its host counts as well from its next scan on. */
    private void settle(JsonNode job) {
        String jobId = job.path("jobId").asText();
        if (settled.add(jobId)) {
            Http.postJson(
                    patch("/api/v1/jobs/" + jobId + "/settlement"),
                    Map.of("outcome", "INSTALLED", "reason", "The host had carried it out before the restore"));
            Http.postJson(
                    demo.scanner("/api/v1/scan-requests"),
                    Map.of("hostIds", List.of(job.path("hostId").asText()), "reason", "Settled"));
        }
    }

    /** Waits until all services are well and have come to say the same of each thing, while agents change some of them. */
    void agree(String after) {
        Set<String> broken = new TreeSet<>(things());
        await("the services agree after " + after)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .ignoreExceptions()
                .untilAsserted(() -> {
                    settleReplayed();
                    broken.retainAll(things());
                    assertThat(broken).isEmpty();
                    for (ServiceName service : ServiceName.values()) {
                        assertThat(Http.status(URI.create(run.address(service) + "/q/health")))
                                .isEqualTo(200);
                    }
                });
        for (ServiceName service : ServiceName.values()) {
            assertThat(number(service, "select count(*) from parked where replayed_at is null"))
                    .as("parked in %s after %s", service, after)
                    .isZero();
        }
    }

    /** Of what services say different things now. */
    private Set<String> things() {
        return new Agreement(run)
                .broken(Set.of()).stream()
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .collect(Collectors.toSet());
    }

    /** Ids of the jobs in one of the statuses. */
    Set<String> jobs(String... statuses) {
        Set<String> wanted = Set.of(statuses);
        return Http.items(patch("/api/v1/jobs")).stream()
                .filter(job -> wanted.contains(job.path("status").asText()))
                .map(job -> job.path("jobId").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Waits until so many jobs more than now have succeeded. */
    void progress(int more) {
        int before = jobs("SUCCEEDED").size();
        await(more + " jobs more succeed")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> jobs("SUCCEEDED").size() >= before + more);
    }

    /** Decides something that concerns nobody; gives its id. */
    String decide(String kb) {
        return Http.postJson(patch("/api/v1/decisions"), Map.of("verdict", "DECLINED", "kb", kb, "reason", "A drill"))
                .path("decisionId")
                .asText();
    }

    Set<String> decisions() {
        return Http.items(patch("/api/v1/decisions")).stream()
                .map(decision -> decision.path("decisionId").asText())
                .collect(Collectors.toSet());
    }

    long number(ServiceName service, String query) {
        Login login = run.database(service);
        try (Connection connection = DriverManager.getConnection(login.jdbcUrl(), login.user(), login.password());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private URI patch(String path) {
        return URI.create(run.address(ServiceName.PATCH) + path);
    }
}
