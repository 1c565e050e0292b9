package dev.mainstay.agent.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.HostPlatformProvider;
import dev.mainstay.agent.platform.Packages;
import dev.mainstay.agent.platform.Packages.PackageFile;
import dev.mainstay.agent.platform.Workload.DrainOutcome;
import dev.mainstay.agent.platform.Workload.HealthState;
import dev.mainstay.agent.platform.WorkloadKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter as the agent gets it: found by its name, opened on the Windows of Wine. */
@Tag("windows")
class WindowsPlatformTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    private HostPlatform open(Map<String, String> settings) {
        return ServiceLoader.load(HostPlatformProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals("windows"))
                .findFirst()
                .orElseThrow()
                .open(folder, settings);
    }

    @Test
    void aPlainServerHasNothingToDrainNoDatabasesAndIsHealthy() {
        HostPlatform platform = open(Map.of());

        assertThat(platform.simulated()).isFalse();
        assertThat(platform.inventory().lastBootAt(PATIENCE).known()).isPresent();
        assertThat(platform.workload()
                        .drain(WorkloadKind.PLAIN, PATIENCE, (percent, message) -> {})
                        .outcome())
                .isEqualTo(DrainOutcome.NOT_NEEDED);
        assertThat(platform.workload().health(WorkloadKind.PLAIN, PATIENCE).state())
                .isEqualTo(HealthState.HEALTHY);
        assertThat(platform.workload().databases(PATIENCE)).isEqualTo(Answer.of(Optional.empty()));
    }

    @Test
    void aPackageThatMicrosoftDidNotSignIsRefusedHoweverRightItsHash() throws Exception {
        Path source = Files.createDirectory(folder.resolve("source"));
        byte[] program = Files.readAllBytes(Path.of(System.getProperty("java.home"), "bin", "java.exe"));
        Files.write(source.resolve("java.exe"), program);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(program));
        Packages packages =
                open(Map.of("packages", source.toString())).packages().orElseThrow();

        assertThat(packages.check(new PackageFile("java.exe", program.length, hash), PATIENCE)
                        .whyNot()
                        .orElseThrow()
                        .message())
                .contains("not by Microsoft Corporation");
        try (var left = Files.walk(folder.resolve("packages"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }
}
