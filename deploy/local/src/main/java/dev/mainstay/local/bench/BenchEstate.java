package dev.mainstay.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.ServiceName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Plain servers made up for the load, each with an enrolled agent. */
final class BenchEstate {
    private BenchEstate() {}

    static List<BenchAgent> enrol(BenchRun run, String name, int hosts) {
        BenchRun.say("enrolling " + hosts + " hosts");
        URI scanner = run.address(ServiceName.SCANNER, "/");
        List<String> names = IntStream.range(0, hosts)
                .mapToObj(i -> name + i + ".bench.example")
                .toList();
        String csv = "fqdn,site,pool,kind\n"
                + String.join("\n", names.stream().map(n -> n + ",Bench,,PLAIN").toList()) + "\n";
        Http.post(scanner.resolve("/api/v1/hosts/imports"), "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        JsonNode answer = Http.postJson(scanner.resolve("/api/v1/enrolment-tokens"), Map.of("fqdns", names));
        return answer.valueStream()
                .map(token -> BenchAgent.enrol(
                        scanner,
                        token.path("fqdn").asText(),
                        token.path("token").asText()))
                .toList();
    }
}
