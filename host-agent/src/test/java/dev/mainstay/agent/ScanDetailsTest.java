package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanDetailsTest {

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void rig() throws Exception {
        rig = new Rig(folder);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private String scan() {
        rig.start().until("a scan", () -> !rig.control.scans.isEmpty());
        return rig.control.scans.get(0);
    }

    @Test
    void policyDotNetAndHotfixesAreToldAsTheProtocolHasThem() {
        assertThat(scan())
                .contains("\"updatePolicy\":{\"useServer\":true,\"server\":\"http://wsus.lync.example:8530\","
                        + "\"serverTls\":false,\"targetGroup\":\"FE\",\"automaticUpdates\":3,"
                        + "\"noAutomaticUpdates\":false,\"dualScanDisabled\":false,\"noInternet\":false}")
                .contains("\"dotNet\":{\"release\":379893,\"version\":\"4.5.51650\"}")
                .contains("\"hotfixes\":[{\"kb\":\"KB976902\",\"installedOn\":\"2010-11-21\"},"
                        + "{\"kb\":\"KB1234567\"}]")
                .contains("\"outcome\":\"COMPLETE\"");
    }

    @Test
    void aDetailThatCannotBeReadIsAbsentAndTheScanPartial() {
        rig.host.failing.add("hotfixes");

        assertThat(scan()).contains("\"outcome\":\"PARTIAL\"", "updatePolicy").doesNotContain("hotfixes");
    }
}
