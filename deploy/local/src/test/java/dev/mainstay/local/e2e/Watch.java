package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.local.launcher.ServiceName;
import dev.mainstay.local.monitoring.Monitoring;
import dev.mainstay.local.monitoring.PrometheusProgram;
import dev.mainstay.local.monitoring.PrometheusServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prometheus over a demo run; nothing where this machine has no Prometheus. */
final class Watch implements AutoCloseable {
    private static final String OURS = "(outbox|intake|estate|mainstay|findings|catalogue|patch|report)_.*";

    private final DemoRun demo;
    private final @Nullable PrometheusServer prometheus;

    private Watch(DemoRun demo, @Nullable PrometheusServer prometheus) {
        this.demo = demo;
        this.prometheus = prometheus;
    }

    /** Starts before the services do, and scrapes them as soon as they are there. */
    static Watch over(DemoRun demo) {
        return new Watch(
                demo,
                PrometheusProgram.PROMETHEUS
                        .orNone()
                        .map(program -> PrometheusServer.start(
                                program, demo.folder().resolve("prometheus"), DemoRun.freePort(), services(demo)))
                        .orElse(null));
    }

    private static Map<String, URI> services(DemoRun demo) {
        return Arrays.stream(ServiceName.values())
                .collect(
                        Collectors.toMap(ServiceName::module, name -> demo.run().address(name)));
    }

    /** Every panel and every rule has its series, and what they say is what the report says of a compliant estate. */
    void findsEverything() throws IOException, InterruptedException {
        if (prometheus != null) {
            findsEverything(prometheus);
        }
    }

    private void findsEverything(PrometheusServer prometheus) throws IOException, InterruptedException {
        await("three services scraped").atMost(Duration.ofSeconds(20)).until(() -> prometheus.up() == 3);
        await("the report's standings")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(prometheus.query("max(report_hosts{standing=\"COMPLIANT\"})"))
                        .containsExactly((double) DemoRun.HOSTS));
        assertThat(prometheus.query("max(estate_hosts{freshness=\"FRESH\"})")).containsExactly((double) DemoRun.HOSTS);
        assertThat(prometheus.query("sum(max by (status) (patch_jobs))")).containsExactly(0.0);
        assertThat(prometheus
                        .query("max(patch_rollout_jobs{progress=\"succeeded\"})")
                        .getFirst())
                .isGreaterThanOrEqualTo(DemoRun.HOSTS);
        assertThat(unanswered(prometheus)).isEmpty();
        assertThat(prometheus.brokenRules()).isEmpty();
        for (URI service : services(demo).values()) {
            // 3: complaints, of which other libraries' meters have some.
            PrometheusProgram.Ended checked = PrometheusProgram.PROMTOOL.run(page(service), "check", "metrics");
            assertThat(checked.code()).as(checked.said()).isIn(0, 3);
            assertThat(checked.said().lines()).noneMatch(line -> line.matches(OURS));
        }
    }

    private static List<String> unanswered(PrometheusServer prometheus) {
        return Stream.concat(
                        Monitoring.queries().stream(),
                        Monitoring.selectors().stream().map(selector -> "count(" + selector + ")"))
                .filter(query -> prometheus.query(query).isEmpty())
                .toList();
    }

    private static String page(URI service) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(service.resolve("/q/metrics"))
                                .header("Accept", "text/plain")
                                .build(),
                        BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    @Override
    public void close() {
        if (prometheus != null) {
            prometheus.close();
        }
    }
}
