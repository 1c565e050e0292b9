package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Windows, as far as Wine is: the prefix of host-agent/src/test/wine with its JRE and its fake Windows Update Agent. What
 * still runs in it ends with it.
 */
final class WineHost implements AutoCloseable {
    private static final Path SCRIPT = DemoRun.ROOT.resolve("host-agent/src/test/wine/prefix.sh");
    private static final long PATIENCE_SECONDS = 300;

    private final Process keeper;
    private final Map<String, String> environment = new HashMap<>();
    private Path jre = Path.of("");

    private WineHost(Process keeper) {
        this.keeper = keeper;
    }

    /**
     * Makes it ready. Where there is no Wine the test is skipped, and says so in a box that nobody overlooks; with
     * MAINSTAY_REQUIRE_WINE=1, as in the pipeline, it fails.
     */
    static WineHost ready(Path log) throws IOException {
        WineHost host = new WineHost(new ProcessBuilder("bash", SCRIPT.toString())
                .redirectError(log.toFile())
                .start());
        List<String> said = new ArrayList<>();
        BufferedReader out = host.keeper.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            said.add(line);
            if (line.startsWith("env ")) {
                int equals = line.indexOf('=');
                host.environment.put(line.substring(4, equals), line.substring(equals + 1));
            } else if (line.startsWith("jre ")) {
                host.jre = Path.of(line.substring(4));
            } else if (line.equals("ready")) {
                return host;
            } else if (line.startsWith("skipped ") && !"1".equals(System.getenv("MAINSTAY_REQUIRE_WINE"))) {
                System.out.println(Files.readString(log));
                Assumptions.abort("the packaged agent was not run on Windows: " + line);
            }
        }
        throw new AssertionError("No Windows for this test: " + said + "\n" + Files.readString(log));
    }

    /** Drive C, as this system sees it. */
    Path driveC() {
        return Path.of(environment.getOrDefault("WINEPREFIX", ""), "drive_c");
    }

    /** The Windows JRE's java.exe, as Windows sees it. */
    String java() {
        return onWindows(jre.resolve("bin/java.exe"));
    }

    /** A path of this system, below drive C or not, as Windows sees it. */
    String onWindows(Path path) {
        return path.startsWith(driveC())
                ? "C:\\" + driveC().relativize(path).toString().replace('/', '\\')
                : "Z:" + path.toString().replace('/', '\\');
    }

    /** What a program of Windows printed; it has to succeed. */
    String run(String... command) {
        Said said = tryRun(command);
        assertThat(said.exitCode())
                .as("%s%n%s", String.join(" ", command), said.text())
                .isZero();
        return said.text();
    }

    record Said(int exitCode, String text) {}

    Said tryRun(String... command) {
        try {
            Path output = Files.createTempFile("wine", ".txt");
            ProcessBuilder builder = new ProcessBuilder(
                            Stream.concat(Stream.of("wine"), Stream.of(command)).toList())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not end");
            }
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            Files.delete(output);
            return new Said(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** STOPPED, RUNNING …; empty when there is no such service. */
    Optional<String> serviceState(String name) {
        return tryRun("sc", "query", name)
                .text()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("STATE"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        keeper.getOutputStream().close();
        try {
            if (!keeper.waitFor(1, TimeUnit.MINUTES)) {
                keeper.destroy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            keeper.destroy();
        }
    }
}
