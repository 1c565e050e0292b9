package dev.mainstay.agent.windows.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Packages.PackageFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen of a package's program that an agent left behind. */
class WindowsPackagesTest {

    private static final PackageFile PATCH = new PackageFile("patch.exe", 1000, "0123456789ABCDEF".repeat(4));

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProgramThatWasLeftBehindIsSeenUntilItHasEnded() throws Exception {
        Path copy = folder.resolve(PackageStore.copy(PATCH));
        Files.createDirectories(copy.getParent());
        Files.copy(Path.of("/bin/sleep").toRealPath(), copy);
        assertThat(copy.toFile().setExecutable(true)).isTrue();
        Process program = new ProcessBuilder(copy.toString(), "600").start();
        try {
            assertThat(WindowsPackages.atWork(PATCH)).isTrue();
            assertThat(WindowsPackages.atWork(new PackageFile("patch.exe", 1000, "f".repeat(64))))
                    .isFalse();
        } finally {
            program.destroyForcibly().waitFor();
        }
        assertThat(WindowsPackages.atWork(PATCH)).isFalse();
    }
}
