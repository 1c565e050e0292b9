package dev.mainstay.local.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The host agent as a process of its own with the flags it is packaged with, over a simulated Windows and against scripted
 * services: from the start of the process until it asks for a job, with the scan that comes before, and its memory when it
 * is idle after that.
 */
final class AgentBench {
    private static final int ROUNDS = 3;
    /** So long nothing happens before memory is read: all that the start left is over. */
    private static final long IDLE_MILLIS = 5000;

    private final Path app;
    private final Path root;
    private final Path folder;

    /**
     * A benchmark that has not begun.
     *
     * @param app folder with the packaged results, of which {@code local} has the agent in its libraries
     * @param root folder of the working copy
     * @param scratch where it may write
     */
    AgentBench(Path app, Path root, Path scratch) {
        this.app = app;
        this.root = root;
        this.folder = scratch.resolve("agent");
    }

    Map<String, Object> measure() throws IOException, InterruptedException {
        Map<String, Object> figures = new LinkedHashMap<>();
        Path flags = root.resolve("host-agent/agent.vmoptions");
        figures.put(
                "flags",
                Files.readAllLines(flags).stream()
                        .filter(line -> line.startsWith("-"))
                        .toList());
        figures.put("host", "simulated Windows, scripted services");
        List<Double> seconds = new ArrayList<>();
        long resident = -1;
        try (ScriptedServices services = new ScriptedServices()) {
            configure(services.url());
            for (int round = 0; round <= ROUNDS; round++) {
                BenchRun.say("start of the agent, " + (round == 0 ? "first" : "again"));
                services.begin();
                long began = System.nanoTime();
                Process agent = start(flags);
                try {
                    seconds.add(Figures.seconds(services.firstLease(agent) - began));
                    if (round == ROUNDS) {
                        Thread.sleep(IDLE_MILLIS);
                        resident = BenchRun.residentMiB(agent.pid());
                    }
                } finally {
                    agent.destroy();
                    agent.waitFor();
                }
            }
        }
        figures.put("firstStartToFirstPollSeconds", seconds.get(0));
        figures.put("startToFirstPollSeconds", seconds.subList(1, seconds.size()));
        figures.put("residentMiBIdle", resident);
        figures.put("windows", new WineBench(root).measure());
        return figures;
    }

    private void configure(String url) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("order-key.pem"), ScriptedServices.orderKey());
        Files.write(
                folder.resolve("agent.properties"),
                List.of(
                        "folder=" + folder,
                        "scanner.url=" + url,
                        "patch.url=" + url,
                        "host.fqdn=bench.example",
                        "enrolment.token=token",
                        "platform=simulated",
                        // The wait that keeps hosts from coming all at once is not what is measured.
                        "jitter.percent=0"),
                StandardCharsets.UTF_8);
    }

    private Process start(Path flags) throws IOException {
        String classPath;
        try (Stream<Path> jars = Files.walk(app.resolve("local").toRealPath(), 2)) {
            classPath = jars.filter(jar -> jar.getFileName()
                            .toString()
                            .matches("(host-agent|local|events|jackson-|jspecify|jna-).*\\.jar"))
                    .map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + flags,
                        "-cp",
                        classPath,
                        "dev.mainstay.agent.Main",
                        folder.resolve("agent.properties").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("agent.log").toFile()))
                .start();
    }
}
