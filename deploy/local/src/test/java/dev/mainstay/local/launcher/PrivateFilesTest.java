package dev.mainstay.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher keeps is for whoever started it. */
@DisabledOnOs(OS.WINDOWS)
class PrivateFilesTest {

    @TempDir
    Path home;

    @Test
    void dataLogsAndPasswordsAreOursAlone() throws Exception {
        new LocalRun(new LocalRun.Settings(
                home.resolve("app")::resolve, home.resolve("data"), home.resolve("logs"), Map.of()));

        assertThat(modeOf("data")).isEqualTo("rwx------");
        assertThat(modeOf("logs")).isEqualTo("rwx------");
        assertThat(modeOf("data/database")).isEqualTo("rwx------");
        for (ServiceName name : ServiceName.values()) {
            assertThat(modeOf("data/database/" + name.database() + ".password")).isEqualTo("rw-------");
        }
    }

    @Test
    void theTokensOfTheFleetAreOursAlone() throws Exception {
        Demo.write(List.of(), home.resolve("fleet.csv"));

        assertThat(modeOf("fleet.csv")).isEqualTo("rw-------");
    }

    private String modeOf(String name) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(name)));
    }
}
