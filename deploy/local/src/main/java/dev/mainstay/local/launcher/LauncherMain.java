package dev.mainstay.local.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.local.fleet.HostLine;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Behind {@code ./mainstay up}: starts everything, sets the demo up the first time, keeps it running until SIGTERM. {@code
 * --home FOLDER [--pace TIMES] [--edge-port N] [--scanner-port N] [--patch-port N] [--report-port N] [--broker-port N] [--database-port N]}.
 */
public final class LauncherMain {
    private static final String ROLLOUT = "Demo";
    private static final String POLL = "PT1S";
    private static final long LOG_BYTES = 16L << 20;
    private static final int LOGS_KEPT = 3;

    private final Path home;
    private final double pace;
    private final Progress progress;
    private final PidFiles pidFiles;
    private final LocalRun run;
    private final URI edge;
    private volatile @Nullable Supervisor supervisor;

    private LauncherMain(Path home, double pace, Map<String, Integer> ports, Progress progress) {
        this.home = home;
        this.pace = pace;
        this.progress = progress;
        this.pidFiles = new PidFiles(home.resolve("run"));
        this.run = new LocalRun(
                new LocalRun.Settings(home.resolve("app")::resolve, home.resolve("data"), home.resolve("logs"), ports));
        this.edge = run.withEdge();
    }

    public static void main(String[] args) throws InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        Path home = Path.of(options.getOrDefault("--home", ".mainstay")).toAbsolutePath();
        Progress progress = new Progress(home.resolve("run").resolve("progress"));
        Map<String, Integer> ports = new HashMap<>();
        for (String name :
                List.of("broker", "database", "scanner-service", "patch-service", "report-service", "edge")) {
            String given = options.get("--" + name.replace("-service", "") + "-port");
            if (given != null) {
                ports.put(name, Integer.parseInt(given));
            }
        }
        for (int port : ports.values()) {
            if (!LocalPorts.free(port)) {
                progress.failed(Message.PORT_TAKEN.with(Integer.toString(port)));
                System.exit(1);
            }
        }
        double pace = Double.parseDouble(options.getOrDefault("--pace", "240"));
        new LauncherMain(home, pace, ports, progress).launch();
    }

    private void launch() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end"));
        try {
            startAll();
        } catch (RuntimeException | IOException e) {
            e.printStackTrace();
            progress.failed(String.valueOf(e.getMessage()));
            System.exit(1);
        }
        LogFiles logs = new LogFiles(home.resolve("logs"), LOG_BYTES, LOGS_KEPT);
        Supervisor watching = new Supervisor(run.children(), pidFiles, logs, System.out::println);
        supervisor = watching;
        watching.watch();
    }

    private void startAll() throws IOException {
        progress.step(Message.STORES.with());
        run.startStores();
        writePidFiles();
        progress.step(Message.SERVICES.with());
        long since = System.nanoTime();
        run.startServices();
        writePidFiles();
        progress.step(Message.SERVICES_READY.with(Math.round((System.nanoTime() - since) / 1e8) / 10.0));
        Path hosts = home.resolve("data").resolve("fleet.csv");
        if (Files.exists(hosts)) {
            progress.step(Message.CARRIES_ON.with());
            tellIfHalted();
        } else {
            setUp(hosts);
        }
        List<HostLine> lines = HostLine.read(hosts);
        progress.step(Message.FLEET.with(lines.size(), pace));
        run.startFleet("fleet", hosts, pace, POLL);
        writePidFiles();
        String address = edge + "/";
        Files.writeString(home.resolve("run").resolve("address"), address + "\n");
        progress.ready(Message.READY.with(address));
    }

    /** A job that was under way when everything was ended is lost after a minute, and a lost host halts the rollout. */
    private void tellIfHalted() {
        URI rollouts = run.address(ServiceName.PATCH).resolve("/api/v1/rollouts");
        for (JsonNode rollout : Http.items(rollouts)) {
            if ("HALTED".equals(rollout.path("state").asText())) {
                progress.step(Message.ROLLOUT_HALTED.with(
                        rollout.path("reason").asText(),
                        rollouts + "/" + rollout.path("rolloutId").asText() + "/resume"));
            }
        }
    }

    /** The hosts file comes last: as long as it is not there, the next start does all of it again. */
    private void setUp(Path hosts) {
        progress.step(Message.ESTATE.with());
        Demo demo = new Demo(run.address(ServiceName.SCANNER), run.address(ServiceName.PATCH));
        demo.importEstate(SampleEstate.asXml(), SampleEstate.plainHosts());
        demo.declineUnwanted();
        demo.startRollout(ROLLOUT);
        progress.step(Message.ROLLOUT.with(ROLLOUT));
        Demo.write(demo.withTokens(SampleEstate.machines()), hosts);
    }

    private void writePidFiles() {
        run.children().stream().filter(Child::alive).forEach(pidFiles::write);
    }

    private void end() {
        System.out.println(Message.STOPPING.with());
        Supervisor watching = supervisor;
        if (watching != null) {
            watching.end();
        }
        run.stop();
        run.children().forEach(pidFiles::remove);
    }
}
