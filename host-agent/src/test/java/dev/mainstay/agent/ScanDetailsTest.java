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
    void namesThatTheHostCarriesAreTold() {
        assertThat(scan()).contains("\"carriedNames\":[{\"name\":\"sqlag\",\"kind\":\"AVAILABILITY_GROUP_LISTENER\"}]");
    }

    @Test
    void aScanWithoutReadableNamesIsNoWorse() {
        rig.host.failing.add("carriedNames");

        assertThat(scan()).contains("\"outcome\":\"COMPLETE\"").doesNotContain("carriedNames");
    }

    @Test
    void servicesThatUpdatesNeedAreTold() {
        assertThat(scan())
                .contains("\"updateServices\":[{\"name\":\"TrustedInstaller\",\"disabled\":true},"
                        + "{\"name\":\"wuauserv\",\"disabled\":false}]");
    }

    @Test
    void aScanThatCannotReadThemIsNoWorse() {
        rig.host.failing.add("updateServices");

        assertThat(scan()).contains("\"outcome\":\"COMPLETE\"").doesNotContain("updateServices");
    }

    @Test
    void localDbIsToldAndAScanThatCannotReadItIsNoWorse() {
        assertThat(scan())
                .contains("\"localDbs\":[{\"release\":\"15.0\",\"version\":\"15.0.4382.1\"}]")
                .contains("\"outcome\":\"COMPLETE\"");
    }

    @Test
    void whatOthersInstalledIsTold() {
        assertThat(scan())
                .contains("\"history\":[{\"updateId\":\"8f2c1d3e-4b5a-4c6d-9e7f-0a1b2c3d4e01\",\"revision\":200,"
                        + "\"title\":\"Definition update\",\"operation\":\"INSTALLATION\",\"result\":\"FAILED\","
                        + "\"hresult\":\"0x80070643\",\"at\":\"2026-11-20T03:00:00Z\","
                        + "\"client\":\"MoUpdateOrchestrator\"}]");
    }

    @Test
    void aScanWithoutAReadableHistoryIsNoWorse() {
        rig.host.failing.add("history");

        assertThat(scan()).contains("\"outcome\":\"COMPLETE\"").doesNotContain("\"history\"");
    }

    @Test
    void theDatabasesBehindTheBinariesAreTold() {
        rig.host.databaseOld = true;

        assertThat(scan())
                .contains("\"databases\":[{\"name\":\"rtcxds\",\"server\":\"se01.lync.example\",\"instance\":\"RTC\","
                        + "\"installedVersion\":\"15.13.1\",\"expectedVersion\":\"15.13.5\",\"state\":\"OLDER\"}]")
                .doesNotContain("databasesFailure");
    }

    @Test
    void databasesThatNobodyCanTellOfMakeAScanNoWorseAndItSaysWhy() {
        rig.host.failing.add("databases");

        assertThat(scan())
                .contains("\"outcome\":\"COMPLETE\"", "\"databasesFailure\":{\"hresult\":\"0x80240032\",\"message\":")
                .doesNotContain("\"databases\":");
    }

    @Test
    void aDetailThatCannotBeReadIsAbsentAndTheScanPartial() {
        rig.host.failing.add("hotfixes");

        assertThat(scan()).contains("\"outcome\":\"PARTIAL\"", "updatePolicy").doesNotContain("hotfixes");
    }
}
