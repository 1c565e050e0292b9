package dev.mainstay.agent.windows.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.Kernel32;
import com.sun.jna.platform.win32.WinNT.HANDLE;
import com.sun.jna.platform.win32.WinReg;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Inventory.PendingRestart;
import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Inventory.UpdateService;
import dev.mainstay.agent.windows.WinePrefix;
import dev.mainstay.agent.windows.registry.JnaRegistry;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.RegistryFile;
import dev.mainstay.agent.windows.services.JnaServices;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The inventory from a real registry: that of Wine, into which the files of src/test/wine/registry are imported. */
@Tag("windows")
class WindowsRegistryTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** Windows Installer, which Wine brings along. */
    private static final String INSTALLER = "msiserver";

    private static Registry imported(String name) throws Exception {
        WinePrefix.importRegistry(name + ".reg");
        return new JnaRegistry(WinReg.HKEY_LOCAL_MACHINE, RegistryFile.prefix(name));
    }

    @Test
    void aLyncFrontEndIsReadAsTheParserOfTheTestsReadsIt() throws Exception {
        FrontEndFacts.areReadFrom(imported("front-end"));
    }

    @Test
    void aPlainServerHasNothing() throws Exception {
        Registry registry = imported("plain-2019");

        assertThat(new SystemFacts(registry).pendingRestart()).isEqualTo(new PendingRestart(false, false, false));
        assertThat(new SqlFacts(registry).instances()).isEmpty();
        assertThat(registry.exists("SOFTWARE\\Nothing")).isFalse();
        assertThat(registry.subkeys("SOFTWARE\\Nothing")).isEmpty();
        assertThat(registry.valueNames("SOFTWARE\\Nothing")).isEmpty();
        assertThat(registry.value("SOFTWARE\\Nothing", "Nothing")).isEmpty();
    }

    @Test
    void theLastStartStaysTheSameWhateverTheClockSaysUntilWindowsForgetsIt() {
        String key = "SOFTWARE\\Mainstay\\Test\\Boot";
        Clock now = Clock.systemUTC();
        Clock wrong = Clock.fixed(Instant.parse("2031-01-01T00:00:00Z"), ZoneOffset.UTC);

        Answer<Instant> first = new VolatileBootTime(WinReg.HKEY_LOCAL_MACHINE, key, now).lastBootAt();
        Answer<Instant> second = new VolatileBootTime(WinReg.HKEY_LOCAL_MACHINE, key, wrong).lastBootAt();
        Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, key); // What a restart does to a volatile key.
        Answer<Instant> afterRestart = new VolatileBootTime(WinReg.HKEY_LOCAL_MACHINE, key, wrong).lastBootAt();
        Advapi32Util.registryDeleteKey(WinReg.HKEY_LOCAL_MACHINE, key);

        assertThat(first.known().orElseThrow()).isBefore(Instant.now());
        assertThat(second).isEqualTo(first);
        assertThat(afterRestart.known().orElseThrow()).isAfter(Instant.parse("2030-01-01T00:00:00Z"));
    }

    @Test
    void windowsInstallerAtWorkIsSeenByItsMutex() throws Exception {
        MsiMutex installer = new MsiMutex();
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch held = new CountDownLatch(1);
        Thread msiexec = new Thread(() -> {
            HANDLE mutex = Kernel32.INSTANCE.CreateMutex(null, true, "Global\\_MSIExecute");
            held.countDown();
            try {
                done.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Kernel32.INSTANCE.ReleaseMutex(mutex);
            Kernel32.INSTANCE.CloseHandle(mutex);
        });

        assertThat(installer.busy()).isEqualTo(Answer.of(false));
        msiexec.start();
        held.await();
        assertThat(installer.busy()).isEqualTo(Answer.of(true));
        done.countDown();
        msiexec.join();
        assertThat(installer.busy()).isEqualTo(Answer.of(false));
    }

    @Test
    void aServiceThatIsDisabledIsSeenByTheServiceManager() {
        JnaServices services = new JnaServices();
        WindowsInventory inventory =
                WindowsInventory.ofThisHost(new JnaRegistry(), services, Path.of("C:\\"), Clock.systemUTC());
        StartType before = services.status(INSTALLER)
                .known()
                .orElseThrow()
                .orElseThrow()
                .startType()
                .orElseThrow();

        assertThat(inventory
                        .updateServices(TIMEOUT)
                        .known()
                        .flatMap(found -> found)
                        .orElseThrow())
                .contains(new UpdateService(INSTALLER, false));
        try {
            assertThat(services.setStartType(INSTALLER, StartType.DISABLED)).isEmpty();
            assertThat(inventory
                            .updateServices(TIMEOUT)
                            .known()
                            .flatMap(found -> found)
                            .orElseThrow())
                    .contains(new UpdateService(INSTALLER, true));
        } finally {
            assertThat(services.setStartType(INSTALLER, before)).isEmpty();
        }
    }

    @Test
    void theHostItselfIsRead() {
        WindowsInventory inventory =
                WindowsInventory.ofThisHost(new JnaRegistry(), new JnaServices(), Path.of("C:\\"), Clock.systemUTC());

        assertThat(inventory.operatingSystem(TIMEOUT).known().orElseThrow().build())
                .isPositive();
        assertThat(inventory.freeDiskBytes(TIMEOUT).known().orElseThrow()).isPositive();
        assertThat(inventory.services(TIMEOUT).known()).isPresent();
        assertThat(inventory.sqlInstances(TIMEOUT).known()).isPresent();
        assertThat(inventory.pendingRestart(TIMEOUT).known()).isPresent();
        assertThat(inventory.lastBootAt(TIMEOUT)).isEqualTo(inventory.lastBootAt(TIMEOUT));
        // Wine 8 answers one made-up row, KB1234567 of 22/2/2022: enough to see that the way through WMI works.
        assertThat(inventory.hotfixes(TIMEOUT).known().flatMap(found -> found).orElseThrow())
                .extracting(hotfix -> hotfix.kb())
                .containsExactly("KB1234567");
    }
}
