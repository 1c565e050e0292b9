package dev.mainstay.local.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.architecture.ApiDocument;
import dev.mainstay.local.bench.BenchAgent;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.ServiceName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The services on the heap that {@code ./mainstay up} gives them, and the largest body of each operation eight times at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeavyBodiesIT {

    private static final int AT_ONCE = 8;

    /** Small, just not large, the limit of most, and what the fault was found with. */
    private static final int[] SIZES = {40_000, 250_000, 4_000_000, 28_000_000};

    private static final Set<String> TAKES_MORE = Set.of(
            "/agent/v1/scans",
            "/api/v1/assessments",
            "/api/v1/catalogue/documents",
            "/api/v1/estate/imports",
            "/api/v1/hosts/imports");
    private static final Pattern HEAP = Pattern.compile("Pause Full.* (\\d+)M->(\\d+)M\\(");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Path folder = DemoRun.folder("heavy");
    private final Path gcLog = folder.resolve("logs/gc.log");
    private final LocalRun run = new LocalRun(new LocalRun.Settings(
            DemoRun::packaged,
            folder.resolve("data"),
            folder.resolve("logs"),
            Map.of(
                    "scanner-service", DemoRun.freePort(),
                    "patch-service", DemoRun.freePort(),
                    "report-service", DemoRun.freePort()),
            List.of("-Xlog:gc:file=" + gcLog + ".%p")));
    private BenchAgent agent;

    @BeforeAll
    void start() throws Exception {
        run.startStores();
        run.startServices();
        URI scanner = run.address(ServiceName.SCANNER);
        Http.postJson(scanner.resolve("/api/v1/hosts"), Map.of("fqdn", "heavy.example", "site", "A", "kind", "PLAIN"));
        JsonNode token =
                Http.postJson(scanner.resolve("/api/v1/enrolment-tokens"), Map.of("fqdns", List.of("heavy.example")));
        agent = BenchAgent.enrol(
                scanner, "heavy.example", token.path(0).path("token").asText());
    }

    @AfterAll
    void stop() {
        run.stop();
    }

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void theLargestBodiesAtOnceAreAnsweredOrRefused(ServiceName service) throws Exception {
        URI address = run.address(service);
        HeavyBodies bodies =
                new HeavyBodies(ApiDocument.in(DemoRun.ROOT.resolve("docs/openapi/" + service.module() + ".json")));
        Child process = run.children().stream()
                .filter(child -> child.name().equals(service.module()))
                .findFirst()
                .orElseThrow();

        for (int size : SIZES) {
            for (HeavyBodies.Heavy heavy : bodies.all(size)) {
                if (size > 4_000_000 && !TAKES_MORE.contains(heavy.path())) {
                    continue;
                }
                List<String> wrong = send(address, heavy).stream()
                        .filter(answer -> !isAnswer(answer))
                        .toList();
                assertThat(wrong)
                        .as("%s %s %s, %d bytes: %s", heavy.method(), heavy.path(), heavy.type(), size, heavy.name())
                        .isEmpty();
            }
        }

        assertThat(process.alive()).isTrue();
        assertThat(Http.status(address.resolve("/q/health/ready"))).isEqualTo(200);
        assertThat(folder.resolve("logs/" + service.module() + ".log"))
                .content()
                .doesNotContain("OutOfMemoryError");
        System.out.println(service.module() + ": most heap in use at a full collection " + mostHeap(process)
                + " MiB, after it " + mostLive(process) + " MiB, of 160 MiB");
    }

    /** Each as {@code status body}; compressed, so that what is inflated reaches its limit. */
    private List<String> send(URI address, HeavyBodies.Heavy heavy) {
        byte[] gzip = gzip(heavy.body().get().getBytes(UTF_8));
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            URI uri = address.resolve(heavy.path());
            HttpRequest request = heavy.path().startsWith("/agent/v1/")
                    ? agent.request(uri, gzip, true)
                    : HttpRequest.newBuilder(uri)
                            .timeout(Duration.ofMinutes(2))
                            .header(
                                    "Content-Type",
                                    heavy.type().startsWith("multipart/")
                                            ? "multipart/form-data; boundary=b"
                                            : heavy.type())
                            .header("Content-Encoding", "gzip")
                            .method(heavy.method(), BodyPublishers.ofByteArray(gzip))
                            .build();
            answers.add(CLIENT.sendAsync(request, BodyHandlers.ofString())
                    .thenApply(HeavyBodiesIT::told)
                    .exceptionally(failed -> "0 " + failed));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static String told(HttpResponse<String> response) {
        String body = response.body();
        return response.statusCode() + " "
                + response.headers()
                        .firstValue("Retry-After")
                        .map(s -> "later ")
                        .orElse("") + body.substring(0, Math.min(300, body.length()));
    }

    private static boolean isAnswer(String answer) {
        return answer.startsWith("2") || answer.startsWith("4") || answer.startsWith("503 later ");
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    private int mostHeap(Child process) throws IOException {
        return most(process, 1);
    }

    private int mostLive(Child process) throws IOException {
        return most(process, 2);
    }

    private int most(Child process, int group) throws IOException {
        Matcher sizes = HEAP.matcher(Files.readString(Path.of(gcLog + "." + process.pid()), UTF_8));
        int most = 0;
        while (sizes.find()) {
            most = Math.max(most, Integer.parseInt(sizes.group(group)));
        }
        return most;
    }
}
