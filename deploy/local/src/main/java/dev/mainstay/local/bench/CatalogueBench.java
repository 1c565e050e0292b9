package dev.mainstay.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventJson;
import dev.mainstay.local.launcher.ServiceName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Import of documents beside COPY of the same rows, assessments of a host without an agent, and evaluation of many hosts anew
 * because the catalogue is another one, first with and then without different conclusions.
 */
final class CatalogueBench {
    private static final Pattern HEAP = Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\"[^}]*} (\\S+)$");
    private static final int ASSESSMENTS = 500;
    private static final String HOST = """
            Host Name:                 BENCH01
            OS Name:                   Microsoft Windows Server 2012 R2 Standard
            OS Version:                6.3.9600 N/A Build 9600
            System Type:               x64-based PC
            Hotfix(s):                 2 Hotfix(s) Installed.
                                       [01]: KB90000000
                                       [02]: KB90000101
            """;

    private final BenchRun run;
    private final HttpClient http = HttpClient.newHttpClient();

    CatalogueBench(BenchRun run) {
        this.run = run;
    }

    Map<String, Object> measure(String folder, int hosts) throws Exception {
        BenchDocuments documents = BenchDocuments.of(folder);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("documents", documents.size());
        figures.put("generated", documents.generated());
        imports(documents, figures);
        assessments(figures);
        evaluations(hosts, figures);
        return figures;
    }

    private void imports(BenchDocuments documents, Map<String, Object> figures) throws Exception {
        BenchRun.say("catalogue: importing " + documents.size() + " documents");
        double heap = 0;
        long bytes = 0;
        long took = 0;
        for (int i = 0; i < documents.size(); i++) {
            byte[] text = documents.text(i);
            bytes += text.length;
            long began = System.nanoTime();
            post("/api/v1/catalogue/documents", "application/octet-stream", text);
            took += System.nanoTime() - began;
            heap = Math.max(heap, heap());
        }
        figures.put("megabytes", bytes / 1_000_000);
        figures.put("importSeconds", Figures.seconds(took));
        figures.put("megabytesPerSecond", Figures.perSecond(bytes / 1_000_000, took));
        long[] raw = raw();
        figures.put("facts", raw[0]);
        figures.put("rawCopySeconds", Figures.seconds(raw[1]));
        long began = System.nanoTime();
        heap = Math.max(heap, awaitInUse());
        figures.put("inUseAfterSeconds", Figures.seconds(System.nanoTime() - began));
        figures.put("peakHeapMiB", Math.round(heap / (1 << 20)));
    }

    /** Rows and nanoseconds of the facts written once more with COPY alone, indexed the same. */
    private long[] raw() throws SQLException, IOException {
        try (Connection connection = run.database(ServiceName.SCANNER);
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            statement.execute("create table bench_fact (like catalogue_fact including all)");
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            copy.copyOut("copy catalogue_fact to stdout", rows);
            long began = System.nanoTime();
            long count = copy.copyIn("copy bench_fact from stdin", new ByteArrayInputStream(rows.toByteArray()));
            long took = System.nanoTime() - began;
            statement.execute("drop table bench_fact");
            return new long[] {count, took};
        }
    }

    private void assessments(Map<String, Object> figures) throws Exception {
        BenchRun.say("catalogue: " + ASSESSMENTS + " assessments without an agent");
        byte[] host = HOST.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < ASSESSMENTS; i++) {
            post("/api/v1/assessments", "text/plain", host);
        }
        double[] millis = new double[ASSESSMENTS];
        for (int i = 0; i < ASSESSMENTS; i++) {
            long began = System.nanoTime();
            post("/api/v1/assessments", "text/plain", host);
            millis[i] = (System.nanoTime() - began) / 1e6;
        }
        figures.put("assessments", Figures.latencies(millis));
    }

    private void evaluations(int hosts, Map<String, Object> figures) throws Exception {
        BenchRun.say("catalogue: " + hosts + " hosts evaluated anew");
        try (Connection connection = run.database(ServiceName.SCANNER);
                Statement statement = connection.createStatement()) {
            statement.execute(statementOf(hosts));
            figures.put("evaluatedHosts", hosts);
            figures.put("firstEvaluationPerSecond", Figures.perSecond(hosts, awaitEvaluated(statement)));
            post("/api/v1/catalogue/documents", "application/octet-stream", BenchDocuments.another());
            awaitInUse();
            figures.put("unchangedEvaluationPerSecond", Figures.perSecond(hosts, awaitEvaluated(statement)));
        }
    }

    /** Hosts with the facts of a Windows Server 2012 R2 that is offered five updates and has a hundred. */
    private static String statementOf(int hosts) {
        return """
                with made as (
                    insert into host (id, fqdn, state, sequence, changed_at, site, pools, memberships, sql_instances,
                        freshness, simulated)
                    select gen_random_uuid(), 'bench-' || n || '.evaluated.example', 'ACTIVE', 1, now(), 'Bench', '{}',
                        '[]', '[]', 'FRESH', true from generate_series(1, %d) n returning id, fqdn
                ), by_hand as (
                    insert into hand_host (fqdn, site, kind) select fqdn, 'Bench', 'PLAIN' from made
                ), due as (insert into host_findings (host_id) select id from made)
                insert into host_facts (host_id, scan_id, scan_sequence, scanned_at, simulated, facts)
                select id, gen_random_uuid(), 1, now(), true, json_build_object(
                    'host', json_build_object('windows', json_build_object('caption', 'Windows Server 2012 R2', 'version',
                        '6.3', 'build', 9600, 'servicePack', 0, 'server', true),
                        'hotfixes', (select json_agg(json_build_object('kb', 'KB' || 90000000 + k * 100)) from
                            generate_series(1, 100) k), 'sqlInstances', '[]'::json, 'components', '[]'::json, 'unread',
                        '[]'::json),
                    'offered', (select json_agg(json_build_object('updateId', gen_random_uuid(), 'revision', 200, 'title',
                        'Synthetic update ' || k, 'kbs', json_build_array('KB' || 90010600 + k), 'pendingRestart', false))
                        from generate_series(1, 5) k),
                    'installed', (select json_agg('KB' || 90000000 + k * 100) from generate_series(1, 100) k))
                from made
                """.formatted(hosts);
    }

    /** Nanoseconds until no active host is due. */
    private long awaitEvaluated(Statement statement) throws SQLException {
        long began = System.nanoTime();
        long version = version(statement);
        while (true) {
            try (ResultSet due = statement.executeQuery("""
                    select count(*) from host_findings r join host_facts f using (host_id)
                    join host h on h.id = r.host_id
                    where h.state = 'ACTIVE' and (r.catalogue_version < %d or r.scan_sequence < f.scan_sequence)
                    """.formatted(version))) {
                due.next();
                if (due.getLong(1) == 0) {
                    return System.nanoTime() - began;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private static long version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select version from catalogue_state")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until the stored catalogue is the one in memory; says the largest heap seen meanwhile. */
    private double awaitInUse() throws IOException, InterruptedException {
        double heap = 0;
        while (true) {
            JsonNode catalogue = EventJson.mapper().readTree(get("/api/v1/catalogue"));
            heap = Math.max(heap, heap());
            if (catalogue.has("inUse") && catalogue.path("inUse").equals(catalogue.path("version"))) {
                return heap;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private double heap() throws IOException, InterruptedException {
        return HEAP.matcher(get("/q/metrics"))
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).build());
    }

    private String post(String path, String type, byte[] body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private URI address(String path) {
        return run.address(ServiceName.SCANNER, path);
    }
}
