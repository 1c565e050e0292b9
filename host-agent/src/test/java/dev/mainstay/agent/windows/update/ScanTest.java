package dev.mainstay.agent.windows.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update;
import dev.mainstay.agent.platform.Update.RebootBehavior;
import dev.mainstay.agent.platform.UpdateId;
import dev.mainstay.agent.platform.UpdateState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching, in this process: what is asked of WUA and what is made of its answers. */
@Tag("windows")
class ScanTest {

    private static final UUID OLDER = UUID.fromString("22222222-2222-4222-8222-222222222222");

    @TempDir
    Path folder;

    private FakeWua wua;
    private final List<Update> found = new ArrayList<>();

    @BeforeEach
    void aHost() {
        wua = new FakeWua();
    }

    @AfterEach
    void everyObjectWasGivenBack() {
        assertThat(FakeWua.liveObjects()).isZero();
    }

    private Optional<Failure> scan(UpdateServer server, UpdateState state) throws ComException {
        found.clear();
        try (Com com = new Com();
                UpdateSession session = new UpdateSession(com, server)) {
            return new Scan(session).of(state, found::add);
        }
    }

    private Optional<Failure> scan() throws ComException {
        return scan(UpdateServer.DEFAULT, UpdateState.MISSING);
    }

    private UpdateId offerEverything(String... more) {
        UpdateId id = wua.offer(
                "Обновление für SQL Server 2012 SP4 (KB4018073) — é",
                "Revision",
                "203",
                "KB",
                "4018073",
                "CVE",
                "CVE-2018-0001;CVE-2018-0002",
                "Bulletins",
                "MS18-001",
                "Severity",
                "Critical",
                "Supersedes",
                OLDER.toString(),
                "Categories",
                "0fa1201d-4330-4fa8-8ae9-b877473b6441|Security Updates|UpdateClassification;"
                        + "aaaaaaaa-0000-4000-8000-000000000001|SQL Server 2012|Product;"
                        + "bbbbbbbb-0000-4000-8000-000000000002|SQL Server|ProductFamily",
                "MaxSize",
                "987654321012",
                "RebootBehavior",
                "1",
                "Impact",
                "2",
                "Published",
                "45974.75",
                "Deadline",
                "45980.5");
        wua.set(id, "EulaAccepted", "0", "BrowseOnly", "1", "IsMandatory", "1", "IsUninstallable", "1");
        wua.set(id, more);
        return id;
    }

    @Test
    void everyPropertyOfAnUpdateIsRead() throws Exception {
        UpdateId id = offerEverything();

        assertThat(scan()).isEmpty();
        assertThat(found)
                .containsExactly(new Update(
                        id,
                        "Обновление für SQL Server 2012 SP4 (KB4018073) — é",
                        List.of("KB4018073"),
                        List.of("CVE-2018-0001", "CVE-2018-0002"),
                        List.of("MS18-001"),
                        List.of(OLDER),
                        List.of("SQL Server 2012"),
                        "Security Updates",
                        "Critical",
                        Update.Type.SOFTWARE,
                        987_654_321_012L,
                        RebootBehavior.ALWAYS_REQUIRES_REBOOT,
                        true,
                        false,
                        false,
                        true,
                        true,
                        true,
                        Instant.parse("2025-11-13T18:00:00Z"),
                        Instant.parse("2025-11-19T12:00:00Z")));
    }

    @Test
    void whatAnUpdateDoesNotSayIsAbsent() throws Exception {
        wua.offer("Contoso driver", "Type", "2", "NoBehavior", "1");

        scan();

        Update driver = found.get(0);
        assertThat(driver.type()).isEqualTo(Update.Type.DRIVER);
        assertThat(driver.severity()).isNull();
        assertThat(driver.deadline()).isNull();
        assertThat(driver.kbs()).isEmpty();
        assertThat(driver.rebootBehavior()).isEqualTo(RebootBehavior.CAN_REQUEST_REBOOT);
    }

    @Test
    void whatTheBelongingsOfABundleRepairCountsAsRepairedByIt() throws Exception {
        UpdateId part = wua.offer("Part", "OnlyBundled", "1", "KB", "5000001", "CVE", "CVE-2026-1111");
        wua.offer("Bundle", "Bundled", part.id().toString(), "KB", "5000002");

        scan();

        assertThat(found).singleElement().satisfies(update -> {
            assertThat(update.kbs()).containsExactly("KB5000002", "KB5000001");
            assertThat(update.cves()).containsExactly("CVE-2026-1111");
        });
    }

    @Test
    void anOldWindowsWithoutTheNewerInterfacesIsScannedToo() throws Exception {
        wua.set("agent", "Level", "1");
        offerEverything();

        assertThat(scan()).isEmpty();
        assertThat(found).singleElement().satisfies(update -> {
            assertThat(update.cves()).isEmpty();
            assertThat(update.browseOnly()).isFalse();
            assertThat(update.severity()).isEqualTo("Critical");
        });
    }

    @Test
    void eachUpdateIsInExactlyOneStateWhateverWuaCallsInstalled() throws Exception {
        for (String installed : List.of("0", "1")) {
            wua = new FakeWua();
            wua.offer("missing");
            wua.offer("hidden", "IsHidden", "1");
            wua.offer("there", "IsInstalled", "1");
            wua.offer("waiting", "IsInstalled", installed, "RebootRequired", "1");

            assertThat(titles(UpdateState.MISSING)).containsExactly("missing");
            assertThat(titles(UpdateState.INSTALLED)).containsExactly("there");
            assertThat(titles(UpdateState.INSTALLED_PENDING_REBOOT)).containsExactly("waiting");
        }
    }

    private List<String> titles(UpdateState state) throws ComException {
        scan(UpdateServer.DEFAULT, state);
        return found.stream().map(Update::title).toList();
    }

    @Test
    void aSearchThatSucceededWithErrorsIsIncompleteAndSaysWhy() throws Exception {
        wua.offer("one of some");
        wua.set("search", "Warnings", "0x80244021|the proxy gave up|4;0x8024402C||4");

        assertThat(scan()).hasValueSatisfying(why -> {
            assertThat(why.hresult()).isEqualTo(new Hresult(0x80244021));
            assertThat(why.message()).contains("the proxy gave up", "WU_E_PT_WINHTTP_NAME_NOT_RESOLVED", "2 in all");
        });
        assertThat(found).hasSize(1);
    }

    @Test
    void anUpdateThatCannotBeReadMakesTheSearchIncompleteAndAllOfThemAFailure() throws Exception {
        UpdateId unreadable = wua.offer("unreadable", "ReadHr", "0x800706BA");
        UpdateId readable = wua.offer("readable");

        assertThat(scan()).map(Failure::hresult).hasValue(new Hresult(0x800706BA));
        assertThat(found).extracting(Update::id).containsExactly(readable).doesNotContain(unreadable);

        wua.set(readable, "ReadHr", "0x800706BA");
        assertThatThrownBy(this::scan)
                .asInstanceOf(InstanceOfAssertFactories.type(ComException.class))
                .extracting(ComException::hresult)
                .isEqualTo(new Hresult(0x800706BA));
    }

    @Test
    void aSearchThatEndedBadlyHasFailedThoughNoCallDid() {
        wua.set("search", "ResultCode", "4", "Warnings", "0x80244022|503|4");

        assertThatThrownBy(this::scan)
                .asInstanceOf(InstanceOfAssertFactories.type(ComException.class))
                .extracting(ComException::hresult)
                .isEqualTo(new Hresult(0x80244022));
    }

    /** One of each kind: transport, policy, server, agent, access, service, installer, Windows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x80240032", "0x8024002E", "0x80240044", "0x8024402C", "0x80244011", "0x80244019", "0x80244022",
                "0x80248014", "0x80246017", "0x80247002", "0x80242014", "0x80072EE2", "0x80070005", "0x80070422",
                "0x8007000E", "0x80004005"
            })
    void theCodeInsideTheExceptionIsToldNotTheExceptionItself(String hresult) {
        wua.set("search", "Hr", hresult);

        assertThatThrownBy(this::scan)
                .asInstanceOf(InstanceOfAssertFactories.type(ComException.class))
                .satisfies(failure -> {
                    assertThat(failure.hresult()).isEqualTo(Hresult.parse(hresult));
                    assertThat(failure.getMessage()).contains("Search", hresult);
                });
    }

    @Test
    void anAgentThatCannotEvenBeMadeSaysWhy() {
        wua.set("create", "Hr", "0x80070422");

        assertThatThrownBy(this::scan).hasMessageContaining("Microsoft.Update.Session");
    }

    @Test
    void criteriaThatAreNoneAreRefused() {
        assertThatThrownBy(() -> {
                    try (Com com = new Com();
                            UpdateSession session = new UpdateSession(com, UpdateServer.DEFAULT)) {
                        session.search("IsInstalled=2 or nothing", result -> 0);
                    }
                })
                .asInstanceOf(InstanceOfAssertFactories.type(ComException.class))
                .extracting(ComException::hresult)
                .isEqualTo(new Hresult(0x80240032));
    }

    @Test
    void theServerIsTheOneConfigured() throws Exception {
        wua.set("service:7971f918-a847-4430-9279-4a52d1efe18d", "Name", "Microsoft Update");

        scan(UpdateServer.DEFAULT, UpdateState.MISSING);
        scan(UpdateServer.of(Map.of("update.server", "managed")), UpdateState.MISSING);
        scan(UpdateServer.of(Map.of("update.server", "windows-update")), UpdateState.MISSING);
        scan(UpdateServer.of(Map.of("update.server", "microsoft-update")), UpdateState.MISSING);

        String criteria = "IsInstalled=0 and IsHidden=0";
        assertThat(wua.calls("Search"))
                .containsExactly(
                        criteria + "|0||1",
                        criteria + "|1||1",
                        criteria + "|2||1",
                        criteria + "|3|7971f918-a847-4430-9279-4a52d1efe18d|1");
    }

    @Test
    void aServiceThatTheHostDoesNotKnowIsAFailure() {
        assertThatThrownBy(() -> scan(UpdateServer.of(Map.of("update.server", OLDER.toString())), UpdateState.MISSING))
                .hasMessageContaining("0x80248014");
    }

    @Test
    void anOfflineScanLeavesNoServiceBehind() throws Exception {
        Path cab = Files.writeString(folder.resolve("wsusscn2.cab"), "MSCF");
        UpdateServer offline =
                UpdateServer.of(Map.of("update.server", "offline", "update.scan-package", cab.toString()));
        wua.offer("only in the file", "Service", "0f0f0f0f-0000-4000-8000-000000000001");
        wua.set(
                "service:0e0e0e0e-0000-4000-8000-000000000009",
                "Name",
                "Mainstay offline scan"); // of one that was killed

        assertThat(scan(offline, UpdateState.MISSING)).isEmpty();
        assertThat(found).hasSize(1);
        assertThat(wua.calls("AddScanPackageService")).containsExactly(cab.toString());
        assertThat(wua.sections("service:")).isEmpty();

        wua.set("search", "Hr", "0x8024402C");
        assertThatThrownBy(() -> scan(offline, UpdateState.MISSING)).isInstanceOf(ComException.class);
        assertThat(wua.sections("service:")).isEmpty();
    }

    @Test
    void anOfflineFileThatIsNoneIsAFailure() {
        wua.set("offline", "Hr", "0x80247001");
        UpdateServer offline =
                UpdateServer.of(Map.of("update.server", "offline", "update.scan-package", "C:\\nothing.cab"));

        assertThatThrownBy(() -> scan(offline, UpdateState.MISSING))
                .hasMessageContaining("AddScanPackageService")
                .hasMessageContaining("0x80247001");
    }

    @Test
    void aThousandSearchesLeaveNoObjectBehind() throws Exception {
        offerEverything();
        wua.set("search", "Warnings", "0x80244021|x|4");
        try (Com com = new Com();
                UpdateSession session = new UpdateSession(com, UpdateServer.DEFAULT)) {
            int session0 = FakeWua.liveObjects();
            for (int i = 0; i < 1_000; i++) {
                new Scan(session).of(UpdateState.MISSING, found::add);
                assertThat(FakeWua.liveObjects()).isEqualTo(session0);
            }
        }
        assertThat(found).hasSize(1_000);
    }
}
