package dev.mainstay.agent.windows.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.programs.LocalPrograms;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Wine's {@code powershell.exe} does nothing and reports success. */
@Tag("windows")
class SilentPowerShellTest {

    @Test
    void aPowerShellThatTellsNothingIsNotTakenForAServerWithoutOldDatabases() {
        PowerShell silent = new PowerShell(new LocalPrograms(), Path.of(System.getenv("SystemRoot")));

        Failure why = new LyncDatabases(Product.LYNC_SERVER_2013, silent)
                .all(Duration.ofMinutes(4))
                .whyNot()
                .orElseThrow();

        assertThat(why.message()).isEqualTo("TEST_DATABASES: exit code 0, no word of success");
    }
}
