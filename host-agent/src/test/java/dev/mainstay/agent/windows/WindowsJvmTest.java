package dev.mainstay.agent.windows;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** That the tests tagged {@code windows} are where they think they are. */
@Tag("windows")
class WindowsJvmTest {

    @Test
    void theJvmIsOneForWindows() {
        assertThat(System.getProperty("os.name")).startsWith("Windows");
        assertThat(WinePrefix.folder().resolve("drive_c"))
                .satisfies(drive -> assertThat(Files.isDirectory(drive)).isTrue());
    }

    @Test
    void aRegistryFileCanBeImported() throws Exception {
        WinePrefix.importRegistry("smoke.reg");

        assertThat(Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, "SOFTWARE\\Mainstay\\Test", "Text"))
                .isEqualTo("grüße, привет");
    }
}
