package dev.mainstay.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.local.launcher.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real Prometheus that scrapes services every second, with the shipped rules. */
public final class PrometheusServer implements AutoCloseable {
    private final Process process;
    private final URI address;

    private PrometheusServer(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it; it has scraped nothing yet.
     *
     * @param folder for its data
     * @param services addresses by name
     */
    public static PrometheusServer start(Path program, Path folder, int port, Map<String, URI> services) {
        try {
            Files.createDirectories(folder);
            Path config = folder.resolve("prometheus.yaml");
            Files.writeString(config, config(services));
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--log.level=warn")
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("prometheus.log").toFile())
                    .start();
            return new PrometheusServer(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String config(Map<String, URI> services) {
        return """
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                rule_files: ["%s"]
                scrape_configs:
                """.formatted(Monitoring.RULES)
                + services.entrySet().stream()
                        .map(service -> """
                                  - job_name: %s
                                    metrics_path: /q/metrics
                                    static_configs:
                                      - targets: ["%s"]
                                """.formatted(
                                        service.getKey(), service.getValue().getAuthority()))
                        .collect(Collectors.joining());
    }

    /** How many services it could scrape the last time. */
    public int up() {
        try {
            return query("up == 1").size();
        } catch (Http.Refused notYet) {
            return 0;
        }
    }

    /** The values that a query has now, {@code NaN} left out. */
    public List<Double> query(String query) {
        JsonNode answer =
                Http.get(address.resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)));
        return answer.at("/data/result")
                .valueStream()
                .map(series -> Double.valueOf(series.at("/value/1").asText()))
                .filter(value -> !value.isNaN())
                .toList();
    }

    /** Names of the rules that it could not evaluate, each with why. */
    public List<String> brokenRules() {
        return Http.get(address.resolve("/api/v1/rules")).findParents("health").stream()
                .filter(rule -> !"ok".equals(rule.path("health").asText()))
                .map(rule -> rule.path("name").asText() + ": "
                        + rule.path("lastError").asText())
                .toList();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
