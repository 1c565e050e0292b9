package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.HostDown;
import dev.mainstay.agent.platform.Hresult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
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
    void aProgramThatFailsIsNotRunAgainEvenIfTheAgentDiesWithTheFailureWrittenDown() throws Exception {
        try (Rig rig = new Rig(folder)) {
            AtomicInteger runs = new AtomicInteger();
            rig.host.failing.add("package run");
            rig.host.onCall = call -> {
                if (call.equals("before package") && runs.incrementAndGet() == 1) {
                    rig.checkpoints = checkpoint -> {
                        if (checkpoint.equals("after journal record")) {
                            rig.checkpoints = later -> {};
                            throw new HostDown(checkpoint);
                        }
                    };
                }
            };
            rig.control.orderPackage(SQL_PATCH);

            rig.start().untilResult().stop();

            assertThat(runs).hasValue(1);
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0x80070652, 2, 3, INSTALLED", // 1618: another installation is under way
        "0x80070652, 9, 4, FAILED",
        "0x8ABCDEF0, 1, 2, INSTALLED", // nobody knows it
        "0x8ABCDEF0, 9, 2, FAILED",
        "0x80070643, 9, 1, FAILED", // 1603
        "0x80240021, 9, 1, FAILED", // its time was over: it was ended in the middle of something
    })
    void aProgramIsRunAgainOnlyWhereItsCodePassesOrIsNotKnown(String code, int times, int runs, String outcome)
            throws Exception {
        try (Rig rig = new Rig(folder)) {
            AtomicInteger ran = new AtomicInteger();
            rig.host.packageFailures.addAll(Collections.nCopies(times, Hresult.parse(code)));
            rig.host.onCall = call -> ran.addAndGet(call.equals("before package") ? 1 : 0);
            rig.control.orderPackage(SQL_PATCH);

            rig.start().untilResult().stop();

            assertThat(ran).hasValue(runs);
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"" + outcome + "\"");
            if (outcome.equals("FAILED")) {
                assertThat(rig.control.results.get(0)).contains("\"hresult\":\"" + code + "\"");
            }
            assertThat(rig.control.results.get(0).contains("after " + runs + " attempts"))
                    .isEqualTo(outcome.equals("FAILED") && runs > 1);
        }
    }

    @Test
    void anAgentThatDiesInThePauseBeforeAnotherRunGoesOnWithIt() throws Exception {
        try (Rig rig = new Rig(folder)) {
            AtomicInteger ran = new AtomicInteger();
            rig.host.packageFailures.add(new Hresult(0x80070652));
            rig.host.onCall = call -> {
                if (call.equals("before package") && ran.incrementAndGet() == 1) {
                    rig.checkpoints = checkpoint -> {
                        if (checkpoint.equals("after journal record")) {
                            rig.checkpoints = later -> {};
                            throw new HostDown(checkpoint);
                        }
                    };
                }
            };
            rig.control.orderPackage(SQL_PATCH);

            rig.start().untilResult().stop();

            assertThat(ran).hasValue(2);
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        }
    }

    @Test
    void aProgramThatOutlivesTheAgentIsWaitedForAndNotRunBesideItself() throws Exception {
        try (Rig rig = new Rig(folder)) {
            AtomicInteger runs = new AtomicInteger();
            rig.host.onCall = call -> {
                if (call.equals("before package") && runs.incrementAndGet() == 1) {
                    rig.host.outliving.set(3);
                    throw new HostDown(call);
                }
            };
            rig.control.orderPackage(SQL_PATCH);

            rig.start().untilResult().stop();

            assertThat(runs).hasValue(1);
            assertThat(rig.host.effects).containsExactly("drained", "restored");
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"INSTALLED\"");
        }
    }

    @Test
    void aProgramThatDoesNotEndIsNeverRunBesideItself() throws Exception {
        try (Rig rig = new Rig(folder).with("timeout.servicing", "PT0.01S")) {
            rig.host.outliving.set(Integer.MAX_VALUE);
            rig.control.orderPackage(SQL_PATCH);

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).isEmpty();
            assertThat(rig.control.results.get(0)).contains("\"outcome\":\"FAILED\"", "still at work");
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

    @Test
    void anOrderThatIsTooLongOrWantsAPackageRemovedIsRefusedUnread() throws Exception {
        for (String bad : new String[] {
            SQL_PATCH.replace("SQLServer2012", "S".repeat(300)), SQL_PATCH + ",\"action\":\"UNINSTALL\""
        }) {
            try (Rig rig = new Rig(Files.createTempDirectory(folder, "rig"))) {
                rig.control.orderPackage(bad);

                rig.start().untilResult().stop();

                assertThat(rig.host.effects).isEmpty();
                assertThat(rig.control.results.get(0)).contains("\"refusal\":\"UNREADABLE\"");
                rig.control.faults.clear();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SQLServer2012-KB5021123-x64.exe, ..\\\\evil.exe",
        "SQLServer2012-KB5021123-x64.exe, folder\\\\evil.exe",
        "SQLServer2012-KB5021123-x64.exe, ../evil.exe",
        "SQLServer2012-KB5021123-x64.exe, C:evil.exe",
        "SQLServer2012-KB5021123-x64.exe, https://host/evil.exe",
        "SQLServer2012-KB5021123-x64.exe, evil.exe:stream.exe",
        "SQLServer2012-KB5021123-x64.exe, evil.exe /quiet",
        "SQLServer2012-KB5021123-x64.exe, evil",
        "SQLServer2012-KB5021123-x64.exe, ''",
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
