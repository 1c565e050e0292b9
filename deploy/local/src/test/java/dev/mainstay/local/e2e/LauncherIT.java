package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.LauncherMain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What {@code ./mainstay up} starts, from empty, ended, and started again on the data of the first time. */
@DisabledOnOs(OS.WINDOWS)
class LauncherIT {
    private static final Path HOME = DemoRun.folder("launcher");

    @Test
    void itComesUpFromEmptyEndsCleanlyAndCarriesOn() throws Exception {
        Files.createDirectories(HOME.resolve("run"));
        Files.createDirectories(HOME.resolve("app"));
        for (String module : List.of("scanner-service", "patch-service", "report-service", "edge", "local")) {
            Files.createSymbolicLink(HOME.resolve("app").resolve(module), DemoRun.packaged(module));
        }

        List<String> first = upUntilAJobHasSucceeded();
        assertThat(first).anyMatch(line -> line.startsWith("step Importing the synthetic"));

        List<String> second = upUntilAJobHasSucceeded();
        assertThat(second)
                .noneMatch(line -> line.startsWith("step Importing the synthetic"))
                .anyMatch(line -> line.startsWith("step Carrying on"));
    }

    /** What it said until it was ready; it is ended again after that. */
    private static List<String> upUntilAJobHasSucceeded() throws IOException, InterruptedException {
        Files.writeString(HOME.resolve("run/progress"), "");
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.language=en",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LauncherMain.class.getName(),
                        "--home",
                        HOME.toString())
                .redirectErrorStream(true)
                .redirectOutput(HOME.resolve("launcher.log").toFile())
                .start();
        try {
            await().atMost(Duration.ofMinutes(2))
                    .failFast("the launcher has ended; see launcher.log", () -> !launcher.isAlive())
                    .until(() -> said().stream().anyMatch(line -> line.startsWith("ready ")));
            URI page = URI.create(Files.readString(HOME.resolve("run/address")).strip());
            assertThat(Http.status(page)).isEqualTo(200);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> Http.get(page.resolve("/report/api/v1/jobs?state=SUCCEEDED"))
                            .toString()
                            .contains("\"SUCCEEDED\""));
        } finally {
            launcher.destroy();
            assertThat(launcher.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(HOME.resolve("launcher.log")).content().doesNotContain("ended unexpectedly");
        try (var left = Files.list(HOME.resolve("run"))) {
            assertThat(left.filter(file -> file.toString().endsWith(".pid"))).isEmpty();
        }
        return said();
    }

    private static List<String> said() throws IOException {
        return Files.readAllLines(HOME.resolve("run/progress"));
    }
}
