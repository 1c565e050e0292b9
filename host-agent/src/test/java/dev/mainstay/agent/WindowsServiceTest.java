package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.platform.win32.W32Service;
import com.sun.jna.platform.win32.W32ServiceManager;
import com.sun.jna.platform.win32.Winsvc;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.windows.agentservice.ServiceSetup;
import dev.mainstay.agent.windows.services.JnaServices;
import dev.mainstay.agent.windows.services.Pace;
import dev.mainstay.agent.windows.services.ServiceWatch;
import dev.mainstay.agent.windows.services.Services;
import dev.mainstay.agent.windows.services.Services.Status;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The agent under a real service control manager, that of Wine: put in by the program that install.ps1 calls, started,
 * stopped, started again, taken out. The host is the fake one, the services are the scripted ones.
 */
@Tag("windows")
class WindowsServiceTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private final Services services = new JnaServices();
    private final ServiceWatch watch = new ServiceWatch(services, Pace.real());

    @TempDir(cleanup = CleanupMode.NEVER) // a service that has stopped may still be a process with its log open
    Path folder;

    private ControlPlane control;

    @BeforeEach
    void installed() throws Exception {
        setup("uninstall"); // What an earlier run may have left.
        control = new ControlPlane();
        Files.writeString(folder.resolve("order-key.pem"), control.orderKeyPem());
        configure("good-token");
        assertThat(setup("install", path("agent.properties"), path("logs"))).isZero();
    }

    @AfterEach
    void uninstalled() throws Exception {
        assertThat(setup("uninstall")).isZero();
        // The service manager forgets it when the last that has it open has let it go.
        await("the service to be gone")
                .atMost(PATIENCE)
                .until(() ->
                        services.status(ServiceSetup.NAME).known().orElseThrow().isEmpty());
        assertThat(setup("uninstall")).isZero();
        control.close();
    }

    private void configure(String token) throws IOException {
        Files.write(
                folder.resolve("agent.properties"),
                List.of(
                        "folder=" + path("data").replace("\\", "/"),
                        "order.key=" + path("order-key.pem").replace("\\", "/"),
                        "scanner.url=" + control.url(),
                        "patch.url=" + control.url(),
                        "host.fqdn=fe01.lync.example",
                        "enrolment.token=" + token,
                        "platform=fake",
                        "platform.updates=3",
                        "jitter.percent=0",
                        "scan.poll=PT0.2S",
                        "lease.poll=PT0.2S"),
                StandardCharsets.UTF_8);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    /** As install.ps1 and uninstall.ps1 do it: a process of its own. */
    private static int setup(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java.exe").toString(),
                "-cp",
                agentClassPath(),
                ServiceSetup.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** The agent, its libraries, and the test classes for the fake host: no more, it becomes part of a command line. */
    private static String agentClassPath() {
        Pattern wanted =
                Pattern.compile(".*(target.(test-)?classes|jackson-core[^\\\\/]*|jna-[^\\\\/]*|jspecify[^\\\\/]*)");
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> wanted.matcher(entry).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private Status status() {
        return services.status(ServiceSetup.NAME).known().orElseThrow().orElseThrow();
    }

    private List<String> log() throws IOException {
        Path file = folder.resolve("logs").resolve("agent.log");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Optional<Failure> start() {
        return watch.start(ServiceSetup.NAME, PATIENCE);
    }

    private Optional<Failure> stop() {
        return watch.stop(ServiceSetup.NAME, PATIENCE);
    }

    @Test
    void theServiceIsInstalledStartedStoppedAndStartedAgain() throws Exception {
        assertThat(status().startType()).contains(StartType.AUTOMATIC);
        assertThat(status().imagePath().orElseThrow()).startsWith("\"").contains("ServiceMain");
        assertThat(status().stopped()).isTrue();

        assertThat(start()).isEmpty();
        await("a scan").atMost(PATIENCE).until(() -> control.scans.size() == 1);
        assertThat(stop()).isEmpty();

        assertThat(log()).anySatisfy(line -> assertThat(line).contains("event=ended cause=CLOSED"));
        assertThat(log()).last().asString().isEqualTo("service ends: CLOSED closed");
        String key = Files.readString(folder.resolve("data").resolve("host.key"));

        assertThat(start()).isEmpty();
        await("a scan of the second process").atMost(PATIENCE).until(() -> control.scans.size() == 2);
        assertThat(stop()).isEmpty();

        assertThat(Files.readString(folder.resolve("data").resolve("host.key"))).isEqualTo(key);
        assertThat(control.faults).isEmpty();
        assertThat(control.publicKeys).hasSize(1);
    }

    @Test
    void anAgentThatMustNotGoOnStopsTheServiceWithItsOwnCode() throws Exception {
        configure("wrong-token");

        services.start(ServiceSetup.NAME);
        await("the log").atMost(PATIENCE).until(() -> !log().isEmpty());
        await("the end").atMost(PATIENCE).until(() -> status().stopped());

        try (W32ServiceManager manager = new W32ServiceManager(Winsvc.SC_MANAGER_CONNECT);
                W32Service service = manager.openService(ServiceSetup.NAME, Winsvc.SERVICE_QUERY_STATUS)) {
            assertThat(service.queryStatus().dwServiceSpecificExitCode)
                    .isEqualTo(AgentEnd.Cause.ENROLMENT_REFUSED.exitCode());
        }
        assertThat(Stream.of(String.join("\n", log()))).allMatch(text -> text.contains("ENROLMENT_REFUSED"));
    }
}
