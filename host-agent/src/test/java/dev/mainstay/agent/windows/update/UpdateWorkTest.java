package dev.mainstay.agent.windows.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.WindowsUpdate.ResultCode;
import dev.mainstay.agent.platform.WindowsUpdate.UpdateResult;
import dev.mainstay.agent.windows.update.UpdateWork.Kind;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloading, installing and uninstalling, in this process: exactly the order, in WUA's groups, each result its own. */
@Tag("windows")
class UpdateWorkTest {

    private FakeWua wua;
    private UpdateServer server = UpdateServer.DEFAULT;

    @BeforeEach
    void aHost() {
        wua = new FakeWua();
    }

    @AfterEach
    void everyObjectWasGivenBack() {
        assertThat(FakeWua.liveObjects()).isZero();
    }

    private List<UpdateResult> run(Kind kind, UpdateId... updates) throws ComException {
        return run(kind, List.of(updates), false);
    }

    private List<UpdateResult> run(Kind kind, List<UpdateId> updates, boolean abort) throws ComException {
        try (Com com = new Com();
                UpdateSession session = new UpdateSession(com, server)) {
            return new UpdateWork(session, (percent, message) -> {}, () -> abort).run(kind, updates);
        }
    }

    private UpdateId downloaded(String title, String... values) {
        UpdateId id = wua.offer(title, "IsDownloaded", "1");
        wua.set(id, values);
        return id;
    }

    private static UpdateResult succeeded(UpdateId id) {
        return new UpdateResult(id, ResultCode.SUCCEEDED, null, false);
    }

    private static UpdateResult failed(UpdateId id, Hresult why) {
        return new UpdateResult(id, ResultCode.FAILED, why, false);
    }

    private static String ids(UpdateId... updates) {
        return List.of(updates).stream().map(update -> update.id().toString()).collect(Collectors.joining(";"));
    }

    @Test
    void onlyWhatIsOrderedIsDownloadedAndInstalled() throws Exception {
        UpdateId ordered = wua.offer("Ordered");
        UpdateId other = wua.offer("Offered too");

        assertThat(run(Kind.DOWNLOAD, ordered)).containsExactly(succeeded(ordered));
        assertThat(run(Kind.INSTALL, ordered)).containsExactly(succeeded(ordered));

        assertThat(wua.is(ordered, "IsInstalled")).isTrue();
        assertThat(wua.is(other, "IsDownloaded")).isFalse();
        assertThat(wua.calls("Install")).containsExactly(ids(ordered));
        assertThat(wua.calls("ForceQuiet")).containsExactly("1");
    }

    @Test
    void exclusiveUpdatesAreInstalledAloneAndTheOrderIsKept() throws Exception {
        UpdateId one = downloaded("one");
        UpdateId two = downloaded("two");
        UpdateId stack = downloaded("servicing stack", "Impact", "2");
        UpdateId three = downloaded("three");

        assertThat(run(Kind.INSTALL, one, two, stack, three))
                .containsExactly(succeeded(one), succeeded(two), succeeded(stack), succeeded(three));
        assertThat(wua.calls("Install")).containsExactly(ids(one, two), ids(stack), ids(three));
    }

    @Test
    void eachUpdateHasItsOwnResult() throws Exception {
        UpdateId good = downloaded("good");
        UpdateId bad = downloaded("bad", "InstallHr", "0x80070643");
        UpdateId half = downloaded("half", "ResultCode", "3");
        UpdateId restart = downloaded("restart", "NeedsReboot", "1");

        assertThat(run(Kind.INSTALL, good, bad, half, restart))
                .containsExactly(
                        succeeded(good),
                        failed(bad, new Hresult(0x80070643)),
                        new UpdateResult(half, ResultCode.SUCCEEDED_WITH_ERRORS, null, false),
                        new UpdateResult(restart, ResultCode.SUCCEEDED, null, true));
    }

    @Test
    void anotherRevisionIsAnotherUpdate() throws Exception {
        UpdateId offered = wua.offer("newer", "Revision", "201");
        UpdateId ordered = new UpdateId(offered.id(), 200);
        UpdateId unknown = new UpdateId(UUID.randomUUID(), 1);

        assertThat(run(Kind.DOWNLOAD, ordered, unknown))
                .containsExactly(failed(ordered, Hresult.WU_E_NO_UPDATE), failed(unknown, Hresult.WU_E_NO_UPDATE));
        assertThat(wua.calls("Download")).isEmpty();
    }

    @Test
    void whatIsThereAlreadyIsNotInstalledAgain() throws Exception {
        UpdateId there = downloaded("there", "IsInstalled", "1");
        UpdateId waiting = downloaded("waiting", "RebootRequired", "1");

        assertThat(run(Kind.INSTALL, there, waiting))
                .containsExactly(
                        new UpdateResult(there, ResultCode.SUCCEEDED, Hresult.WU_S_ALREADY_INSTALLED, false),
                        new UpdateResult(waiting, ResultCode.SUCCEEDED, Hresult.WU_S_ALREADY_INSTALLED, true));
        assertThat(wua.calls("Install")).isEmpty();
    }

    @Test
    void whatMayNotBeTouchedIsNot() throws Exception {
        UpdateId hidden = downloaded("hidden", "IsHidden", "1");
        UpdateId terms = downloaded("terms", "EulaAccepted", "0");
        UpdateId asking = downloaded("asks somebody", "UserInput", "1");

        assertThat(run(Kind.INSTALL, hidden, terms, asking))
                .containsExactly(
                        failed(hidden, Hresult.WU_E_NO_UPDATE),
                        failed(terms, Hresult.WU_E_EULAS_DECLINED),
                        failed(asking, Hresult.WU_E_NO_INTERACTIVE_USER));
        assertThat(wua.calls("Install")).isEmpty();
        assertThat(wua.is(terms, "EulaAccepted")).isFalse();
    }

    @Test
    void whatIsNoLongerInTheCacheIsToBeDownloadedAgain() throws Exception {
        UpdateId gone = wua.offer("gone from the cache");

        assertThat(run(Kind.INSTALL, gone)).containsExactly(failed(gone, Hresult.WU_E_UH_NEEDANOTHERDOWNLOAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x80240009", "0x80240016", "0x8024001E", "0x80070005", "0x8024002E"})
    void aCallThatIsRefusedHasBegunNothing(String hresult) {
        UpdateId update = downloaded("one");
        wua.set("install", "Hr", hresult);

        assertThatThrownBy(() -> run(Kind.INSTALL, update))
                .asInstanceOf(InstanceOfAssertFactories.type(ComException.class))
                .extracting(ComException::hresult)
                .isEqualTo(Hresult.parse(hresult));
        assertThat(wua.is(update, "IsInstalled")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Busy", "RefuseWhilePending"})
    void anInstallerThatMayNotBeginIsNotAskedTo(String why) {
        UpdateId update = downloaded("one");
        wua.set("install", why, "1").set("state", "RebootRequired", "1");

        assertThatThrownBy(() -> run(Kind.INSTALL, update))
                .asInstanceOf(InstanceOfAssertFactories.type(ComException.class))
                .extracting(ComException::hresult)
                .isEqualTo(Hresult.WU_E_INSTALL_NOT_ALLOWED);
        assertThat(wua.calls("Install")).isEmpty();
    }

    @Test
    void theGroupAfterARestartThatIsDueIsNotBegun() throws Exception {
        UpdateId stack = downloaded("stack", "Impact", "2", "NeedsReboot", "1");
        UpdateId rollup = downloaded("rollup");
        wua.set("install", "RefuseWhilePending", "1");

        assertThat(run(Kind.INSTALL, stack, rollup))
                .containsExactly(
                        new UpdateResult(stack, ResultCode.SUCCEEDED, null, true),
                        new UpdateResult(rollup, ResultCode.NOT_STARTED, Hresult.WU_E_INSTALL_NOT_ALLOWED, false));
        assertThat(wua.calls("Install")).containsExactly(ids(stack));
    }

    @Test
    void afterAnAbortNothingIsBegun() throws Exception {
        UpdateId update = downloaded("one");

        assertThat(run(Kind.INSTALL, List.of(update), true))
                .containsExactly(new UpdateResult(update, ResultCode.NOT_STARTED, Hresult.WU_E_CALL_CANCELLED, false));
        assertThat(wua.calls("Install")).isEmpty();
    }

    @Test
    void onlyWhatCanBeUninstalledIs() throws Exception {
        UpdateId can = wua.offer("can", "IsInstalled", "1", "IsUninstallable", "1");
        UpdateId cannot = wua.offer("cannot", "IsInstalled", "1");
        UpdateId gone = wua.offer("is not there");

        assertThat(run(Kind.UNINSTALL, can, cannot, gone))
                .containsExactly(succeeded(can), failed(cannot, Hresult.WU_E_UNINSTALL_NOT_ALLOWED), succeeded(gone));
        assertThat(wua.calls("Uninstall")).containsExactly(ids(can));
        assertThat(wua.is(can, "IsInstalled")).isFalse();
    }

    @Test
    void anOfflineFileHasNothingToInstall() {
        UpdateId update = downloaded("one");
        server = UpdateServer.of(Map.of("update.server", "offline", "update.scan-package", "C:\\wsusscn2.cab"));

        assertThatThrownBy(() -> run(Kind.INSTALL, update)).hasMessageContaining("nothing to download");
    }
}
