package dev.mainstay.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.local.fleet.HostLine;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.Demo;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.SampleEstate;
import dev.mainstay.local.launcher.Scratch;
import dev.mainstay.local.launcher.ServiceName;
import dev.mainstay.local.windows.Effect;
import dev.mainstay.local.windows.EffectsLog;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The demo estate on the packaged services, in a folder of its own below target. */
final class DemoRun implements AutoCloseable {
    /** The estate has that many hosts. */
    static final int HOSTS = 30;

    static final Path ROOT = Path.of(System.getProperty("mainstay.root", "../.."))
            .toAbsolutePath()
            .normalize();
    private static final String POLL = "PT0.3S";

    private final Path folder;
    private final LocalRun run;
    private final List<HostLine> machines;

    /**
     * Prepares it; nothing is started yet.
     *
     * @param name of its folder
     * @param change what is different about the machines of the sample
     */
    DemoRun(String name, UnaryOperator<HostLine> change) {
        this(name, change, List.of());
    }

    /** As {@link #DemoRun(String, UnaryOperator)}, with more JVM options for the services. */
    DemoRun(String name, UnaryOperator<HostLine> change, List<String> options) {
        this(name, change, options, DemoRun::packaged);
    }

    /** As {@link #DemoRun(String, UnaryOperator, List)}, of what was packaged elsewhere. */
    DemoRun(String name, UnaryOperator<HostLine> change, List<String> options, Function<String, Path> packaged) {
        this.folder = folder(name);
        this.machines = SampleEstate.machines().stream().map(change).toList();
        this.run = new LocalRun(new LocalRun.Settings(
                packaged,
                folder.resolve("data"),
                folder.resolve("logs"),
                // No port that ./mainstay up would like to have.
                Map.of("scanner-service", freePort(), "patch-service", freePort(), "report-service", freePort()),
                // Started often and not for long: the quick compiler is enough.
                Stream.concat(Stream.of("-XX:TieredStopAtLevel=1"), options.stream())
                        .toList()));
    }

    /** A folder of that name below target; what an earlier run left in it is gone. */
    static Path folder(String name) {
        Path folder = ROOT.resolve("deploy/local/target/e2e").resolve(name);
        if (Files.exists(folder)) {
            Scratch.delete(folder);
        }
        return folder;
    }

    static int freePort() {
        try (java.net.ServerSocket socket =
                new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The folder with a module's packaged result. */
    static Path packaged(String module) {
        return "local".equals(module)
                ? ROOT.resolve("deploy/local/target/app")
                : ROOT.resolve(module).resolve("target/quarkus-app");
    }

    /**
     * Starts everything, imports the estate, starts the rollout and the fleet.
     *
     * @param fleets how many processes the machines are shared out to
     */
    List<Child> start(double pace, int fleets) {
        run.startStores();
        run.startServices();
        return startWork(pace, fleets);
    }

    /** Imports the estate, starts the rollout and the fleet; the services run already. */
    List<Child> startWork(double pace, int fleets) {
        Demo demo = demo();
        demo.importEstate(SampleEstate.asXml(), SampleEstate.plainHosts());
        demo.declineUnwanted();
        demo.startRollout("End to end");
        List<HostLine> lines = demo.withTokens(machines);
        List<Child> started = new ArrayList<>();
        for (int i = 0; i < fleets; i++) {
            List<HostLine> share = new ArrayList<>();
            for (int line = i; line < lines.size(); line += fleets) {
                share.add(lines.get(line));
            }
            Path hosts = folder.resolve("fleet-" + i + ".csv");
            Demo.write(share, hosts);
            started.add(run.startFleet("fleet-" + i, hosts, pace, POLL));
        }
        return started;
    }

    LocalRun run() {
        return run;
    }

    /** Its own folder. */
    Path folder() {
        return folder;
    }

    /** What a process wrote to its log so far. */
    List<String> log(String process) {
        try {
            return Files.readAllLines(folder.resolve("logs").resolve(process + ".log"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Demo demo() {
        return new Demo(run.address(ServiceName.SCANNER), run.address(ServiceName.PATCH));
    }

    URI scanner(String path) {
        return run.address(ServiceName.SCANNER).resolve(path);
    }

    /** How many hosts stand how in the report: its rows by site, added up. */
    Map<String, Integer> compliance() {
        Map<String, Integer> sum = new HashMap<>();
        JsonNode rows = Http.get(run.address(ServiceName.REPORT).resolve("/api/v1/compliance?by=site"));
        for (JsonNode row : rows) {
            row.path("hosts")
                    .properties()
                    .forEach(count -> sum.merge(count.getKey(), count.getValue().asInt(), Integer::sum));
        }
        return sum;
    }

    /** Whether the report says of every host that it is compliant; not while the report cannot be asked. */
    boolean compliant() {
        try {
            Map<String, Integer> counts = compliance();
            return counts.getOrDefault("total", 0) == HOSTS && counts.getOrDefault("compliant", 0) == HOSTS;
        } catch (Http.Refused e) {
            return false;
        }
    }

    Invariants invariants() {
        Map<String, List<Effect>> effects = new HashMap<>();
        for (HostLine line : machines) {
            effects.put(
                    line.machine().fqdn(),
                    EffectsLog.of(run.machine(line.machine().fqdn())));
        }
        return new Invariants(TopicLog.read(run.bootstrapServers()), effects, 1);
    }

    @Override
    public void close() {
        run.stop();
    }
}
