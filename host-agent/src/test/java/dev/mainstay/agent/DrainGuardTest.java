package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders that are signed and would restart a server of the product under its users: docs/adr/0025. */
class DrainGuardTest {

    @TempDir
    Path folder;

    private Rig rig;
    private Update sql;

    @BeforeEach
    void aFrontEnd() throws Exception {
        rig = new Rig(folder);
        sql = rig.host.offer("Security Rollup", false, RebootBehavior.ALWAYS_REQUIRES_REBOOT);
    }

    @AfterEach
    void nothingWasWrong() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, false",
        "PLAIN, true",
        "ENTERPRISE_FRONT_END, false",
        "STANDARD_EDITION, false",
        "SQL_STORE, true",
        "FILE_STORE, true",
        "TRUSTED_APPLICATION, true",
        "UNKNOWN, true",
    })
    void aServerThatServesRefusesAnOrderThatWouldNotDrainIt(String kind, boolean drain) {
        rig.control.kind = kind;
        rig.control.drain = drain;
        rig.control.order(List.of(sql));

        rig.start().until("the refusal", () -> !rig.control.results.isEmpty());

        assertThat(rig.control.results.get(0))
                .contains("\"outcome\":\"FAILED\"", "\"refusal\":\"UNDRAINED\"", "Lync Server Front-End");
        assertThat(rig.host.effects).isEmpty();
        assertThat(rig.host.downloadCalls).isEmpty();
        assertThat(rig.control.progress).isEmpty();
    }

    @Test
    void aPackageIsRefusedLikewise() {
        rig.control.kind = "PLAIN";
        rig.control.drain = false;
        rig.control.orderPackage("{\"kind\":\"LYNC_UPDATE\",\"name\":\"LyncServerUpdateInstaller.exe\",\"sizeBytes\":1,"
                + "\"sha256\":\"" + "0".repeat(64) + "\",\"targetVersion\":\"5.0.8308.1182\"}");

        rig.start().until("the refusal", () -> !rig.control.results.isEmpty());

        assertThat(rig.control.results.get(0)).contains("\"refusal\":\"UNDRAINED\"");
        assertThat(rig.host.effects).isEmpty();
    }

    @Test
    void aPlainServerCarriesTheSameOrderOut() {
        rig.host.product = List.of();
        rig.control.kind = "PLAIN";
        rig.control.drain = false;
        rig.control.order(List.of(sql));

        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"", "\"restarted\":true");
    }

    @Test
    void aStandardEditionServerIsDrainedByItselfAndCarriesItsOrderOut() {
        rig.control.kind = "STANDARD_EDITION";
        rig.control.order(List.of(sql));

        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"", "\"restarted\":true");
        assertThat(rig.host.effects).startsWith("drained").endsWith("restored");
    }

    @Test
    void servicesThatSomebodyStartedAfterTheDrainAreDrainedOnceMoreBeforeTheInstallation() {
        rig.host.onCall = call -> {
            if (call.equals("after drain") && rig.host.effects.size() == 1) {
                rig.host.startedBySomebody();
            }
        };
        rig.control.order(List.of(sql));

        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        assertThat(rig.host.effects).startsWith("drained", "drained", "installed Security Rollup");
    }

    @Test
    void nothingIsInstalledAndNothingRestartedWhileServicesComeBackEachTime() {
        rig.host.onCall = call -> {
            if (call.equals("after drain")) {
                rig.host.startedBySomebody();
            }
        };
        rig.control.order(List.of(sql));

        rig.start().untilResult();

        assertThat(rig.control.results.get(0))
                .contains("\"outcome\":\"FAILED\"", "running here and not drained", "\"restarted\":false");
        assertThat(rig.host.installCalls).isEmpty();
        assertThat(rig.host.effects).doesNotContain("restarted");
    }

    @Test
    void whereTheServicesCannotBeReadNothingIsInstalled() {
        rig.host.failing.add("serving");
        rig.control.order(List.of(sql));

        rig.start().untilResult();

        assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"", "could not be read");
        assertThat(rig.host.installCalls).isEmpty();
    }
}
