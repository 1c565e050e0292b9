package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.local.launcher.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The agent out of the zip that goes to a Windows host, put where install.ps1 puts it and into the service manager by the
 * program that install.ps1 calls: PowerShell itself is not there in Wine.
 */
final class InstalledAgent {
    private static final String SERVICE = "MainstayAgent";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final WineHost host;
    private final Path program;
    private final Path data;

    private InstalledAgent(WineHost host) {
        this.host = host;
        this.program = host.driveC().resolve("Program Files/Mainstay/agent");
        this.data = host.driveC().resolve("ProgramData/Mainstay/agent");
    }

    /**
     * Installs it; what an earlier run left is gone.
     *
     * @param patch where the public key that orders are signed with comes from
     */
    static InstalledAgent on(WineHost host, String fqdn, String token, URI scanner, URI patch) throws IOException {
        InstalledAgent agent = new InstalledAgent(host);
        agent.unpack();
        agent.setup("uninstall");
        if (Files.exists(agent.data)) {
            Scratch.delete(agent.data);
        }
        Files.createDirectories(agent.data);
        try (InputStream key = patch.resolve("/api/v1/order-key").toURL().openStream()) {
            Files.write(agent.data.resolve("order-key.pem"), key.readAllBytes());
        }
        Files.write(
                agent.configuration(),
                List.of(
                        "# Every key is explained in agent.properties.sample beside host-agent.jar.",
                        "folder=" + host.onWindows(agent.data).replace('\\', '/'),
                        "scanner.url=" + scanner,
                        "patch.url=" + patch,
                        "host.fqdn=" + fqdn,
                        "order.key=order-key.pem",
                        "enrolment.token=" + token,
                        "# Beyond what install.ps1 writes: nobody waits here as long as a server may.",
                        "scan.poll=PT1S",
                        "lease.poll=PT1S",
                        "jitter.percent=0",
                        "offline.first=PT1S",
                        "offline.most=PT2S",
                        "disk.free-mib=1"),
                StandardCharsets.UTF_8);
        agent.setup("install", host.onWindows(agent.configuration()), host.onWindows(agent.data.resolve("logs")));
        return agent;
    }

    private Path configuration() {
        return data.resolve("agent.properties");
    }

    private void unpack() throws IOException {
        if (Files.exists(program)) {
            Scratch.delete(program);
        }
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(packaged()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path target = program.resolve(entry.getName().replaceFirst("^mainstay-host-agent/", ""))
                        .normalize();
                assertThat(target).startsWithRaw(program);
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
    }

    private static Path packaged() throws IOException {
        try (Stream<Path> files = Files.list(DemoRun.ROOT.resolve("host-agent/target"))) {
            return files.filter(file -> file.getFileName().toString().matches("mainstay-host-agent-.*-windows\\.zip"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("host-agent is not packaged: mvn -pl host-agent package"));
        }
    }

    private void setup(String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of(
                                host.java(),
                                "-cp",
                                host.onWindows(program.resolve("host-agent.jar")),
                                "dev.mainstay.agent.windows.agentservice.ServiceSetup"),
                        Stream.of(arguments))
                .toList();
        host.run(command.toArray(String[]::new));
    }

    void start() {
        host.run("sc", "start", SERVICE);
    }

    /** As Windows does it before it goes down. */
    void stop() {
        host.run("sc", "stop", SERVICE);
        await("the service to stop")
                .atMost(PATIENCE)
                .until(() -> host.serviceState(SERVICE).equals(Optional.of("STOPPED")));
    }

    /**
     * What Windows forgets when it starts anew, and the instant at which it did. Wine takes the order to restart and does
     * nothing, so this pretends it; the service is stopped.
     */
    void forgetBoot(Instant started) {
        host.run("reg", "add", "HKLM\\SOFTWARE\\Mainstay\\Boot", "/v", "BootAt", "/d", started.toString(), "/f");
    }

    /** Whether the journal says that Windows was told to restart: the record comes before the call. */
    boolean toldToRestart() throws IOException {
        return new String(Files.readAllBytes(data.resolve("journal")), StandardCharsets.ISO_8859_1)
                .contains("\"RestartBegan\"");
    }

    /** How many messages wait for a service: {@code scans}, {@code results}. */
    long waiting(String spool) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve(spool))) {
            return files.filter(file -> file.getFileName().toString().matches("[0-9]{12}-(must|may)-.*")
                            && !file.toString().endsWith(".new"))
                    .count();
        }
    }

    List<String> log() throws IOException {
        Path file = data.resolve("logs/agent.log");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Stops it if it runs, and takes it out of the service manager. */
    void uninstall() {
        setup("uninstall");
        await("the service to be gone")
                .atMost(PATIENCE)
                .until(() -> host.serviceState(SERVICE).isEmpty());
    }
}
