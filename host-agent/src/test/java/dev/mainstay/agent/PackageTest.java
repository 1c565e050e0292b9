package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An order may name a package from beside Windows Update: by name, size and hash, and what version it brings. */
class PackageTest {

    private static final String HASH = "0123456789abcdef".repeat(4);
    static final String SQL_PATCH = "{\"kind\":\"SQL_SERVER_PATCH\",\"name\":\"SQLServer2012-KB5021123-x64.exe\","
            + "\"sizeBytes\":1000,\"sha256\":\"" + HASH
            + "\",\"instance\":\"RTCLOCAL\",\"targetVersion\":\"11.0.7512.11\"}";
    private static final String LYNC_UPDATE = "{\"kind\":\"LYNC_UPDATE\",\"name\":\"LyncServerUpdateInstaller.exe\","
            + "\"sizeBytes\":1000,\"sha256\":\"" + HASH + "\",\"targetVersion\":\"5.0.8308.1198\"}";

    @TempDir
    Path folder;

    @Test
    void aLyncUpdateWithoutARestartIsInstalledBehindTheDrain() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.control.orderPackage(LYNC_UPDATE);

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).containsExactly("drained", "updated Lync Server", "restored");
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"", "\"updates\":[]");
        }
    }

    @Test
    void whatIsInEffectAlreadyIsNotRun() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.host.sqlVersion = "11.0.7512.11";
            rig.control.orderPackage(SQL_PATCH);

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).containsExactly("drained", "restored");
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        }
    }

    @Test
    void aProgramThatFailsIsNotRunAgain() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.host.failing.add("package run");
            rig.control.orderPackage(SQL_PATCH);

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).containsExactly("drained", "restored");
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"", "0x80070643");
        }
    }

    @Test
    void aPackageThatIsNotAsOrderedIsFoundOutBeforeTheDrain() throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.host.failing.add("package");
            rig.control.orderPackage(SQL_PATCH);

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).isEmpty();
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SQLServer2012-KB5021123-x64.exe, ..\\\\evil.exe",
        "SQLServer2012-KB5021123-x64.exe, //share/evil.exe",
        "SQLServer2012-KB5021123-x64.exe, evil.cmd",
        "RTCLOCAL, RTC /Action=Uninstall",
        "RTCLOCAL, ''",
        "11.0.7512.11, latest",
        "SQL_SERVER_PATCH, LYNC_UPDATE",
        "SQL_SERVER_PATCH, COMMAND",
    })
    void anOrderThatNamesAnythingElseIsRefusedUnread(String good, String bad) throws Exception {
        try (Rig rig = new Rig(folder)) {
            rig.control.orderPackage(SQL_PATCH.replace(good, bad));

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).isEmpty();
            assertThat(rig.control.results.get(0)).contains("\"refusal\":\"UNREADABLE\"");
            rig.control.faults.clear(); // the document does not allow such an order either
        }
    }
}
