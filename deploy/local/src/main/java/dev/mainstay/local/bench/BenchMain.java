package dev.mainstay.local.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import dev.mainstay.events.EventJson;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.Scratch;
import dev.mainstay.local.launcher.ServiceName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code --app FOLDER [--root FOLDER] [--agent 1] [--hosts 1000] [--updates 300] [--events 300000] [--samples 200]
 * [--evaluated 10000] [--documents FOLDER]}: measures and prints JSON on standard output, progress on standard error. 0
 * leaves a figure out.
 */
public final class BenchMain {
    private BenchMain() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        Path app = Path.of(options.get("app")).toAbsolutePath();
        Path root = Path.of(options.getOrDefault("root", ".")).toAbsolutePath();
        Path scratch = Files.createTempDirectory("mainstay-bench-");
        LocalRun stores = new LocalRun(new LocalRun.Settings(app::resolve, scratch, scratch, freePorts()));
        try {
            BenchRun.say("starting broker and database");
            stores.startStores();
            BenchRun run = new BenchRun(stores);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
            figures.put("java", Runtime.version().toString());
            figures.put("processors", Runtime.getRuntime().availableProcessors());
            if (number(options, "agent") > 0) {
                figures.put("agent", new AgentBench(app, root, scratch).measure());
            }
            figures.put("startup", StartupBench.measure(run));
            if (number(options, "samples") > 0) {
                figures.put(
                        "latency",
                        new LatencyBench(run)
                                .measure(BenchEstate.enrol(
                                        run, "latency", LatencyBench.WARM_UP + number(options, "samples"))));
            }
            if (number(options, "hosts") > 0) {
                figures.put(
                        "scans",
                        new ScanBench(run, number(options, "updates"))
                                .measure(BenchEstate.enrol(run, "scan", number(options, "hosts"))));
            }
            if (number(options, "events") > 0) {
                figures.put("reportingStore", new StoreBench(run).measure(number(options, "events")));
            }
            if (number(options, "evaluated") > 0) {
                figures.put(
                        "catalogue",
                        new CatalogueBench(run)
                                .measure(options.getOrDefault("documents", ""), number(options, "evaluated")));
            }
            figures.put("sizes", new SizeBench(run).measure());
            Map<String, Object> memory = new LinkedHashMap<>();
            for (ServiceName name : ServiceName.values()) {
                memory.put(
                        name.module(),
                        BenchRun.residentMiB(run.child(name.module()).pid()));
            }
            figures.put("residentMiBAfterTheLoad", memory);
            System.out.println(EventJson.mapper()
                    .writer(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(figures));
        } finally {
            stores.stop();
            Scratch.delete(scratch);
        }
    }

    /** Ports nobody has, also beside a running {@code ./mainstay up}. */
    private static Map<String, Integer> freePorts() throws IOException {
        Map<String, Integer> ports = new HashMap<>();
        for (ServiceName name : ServiceName.values()) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ports.put(name.module(), socket.getLocalPort());
            }
        }
        return ports;
    }

    private static int number(Map<String, String> options, String name) {
        return Integer.parseInt(options.get(name));
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>(
                Map.of("hosts", "1000", "updates", "300", "events", "300000", "samples", "200", "app", ""));
        options.put("agent", "1");
        options.put("root", ".");
        options.put("evaluated", "10000");
        // Real documents are not in the project: without a folder of them, made-up ones of about their size are taken.
        options.put("documents", System.getenv().getOrDefault("MAINSTAY_BENCH_DOCUMENTS", ""));
        for (String[] pair : pairs(args)) {
            String name = pair[0].replaceFirst("^--", "");
            if (!options.containsKey(name)) {
                System.err.println("mainstay bench: unknown option " + pair[0]
                        + "; known: --agent --hosts --updates --events --samples --evaluated, each with a number, and"
                        + " --documents with a folder");
                System.exit(2);
            }
            options.put(name, pair[1]);
        }
        return options;
    }

    private static List<String[]> pairs(String[] args) {
        List<String[]> pairs = new java.util.ArrayList<>();
        for (int i = 0; i < args.length; i += 2) {
            pairs.add(new String[] {args[i], i + 1 < args.length ? args[i + 1] : ""});
        }
        return pairs;
    }
}
