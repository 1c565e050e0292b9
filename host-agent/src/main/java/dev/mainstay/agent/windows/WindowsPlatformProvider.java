package dev.mainstay.agent.windows;

import dev.mainstay.agent.platform.HostPlatform;
import dev.mainstay.agent.platform.HostPlatformProvider;
import dev.mainstay.agent.windows.inventory.WindowsInventory;
import dev.mainstay.agent.windows.packages.WindowsPackages;
import dev.mainstay.agent.windows.powershell.PowerShell;
import dev.mainstay.agent.windows.programs.LocalPrograms;
import dev.mainstay.agent.windows.programs.Programs;
import dev.mainstay.agent.windows.registry.JnaRegistry;
import dev.mainstay.agent.windows.services.JnaServices;
import dev.mainstay.agent.windows.services.Pace;
import dev.mainstay.agent.windows.services.Services;
import dev.mainstay.agent.windows.sql.SqlPatch;
import dev.mainstay.agent.windows.update.ChildWindowsUpdate;
import dev.mainstay.agent.windows.workload.LyncUpdate;
import dev.mainstay.agent.windows.workload.WindowsWorkload;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code platform=windows}: this host's Windows. On any other system opening it fails. */
public final class WindowsPlatformProvider implements HostPlatformProvider {

    private static final Duration TO_GO_DOWN = Duration.ofMinutes(30);

    @Override
    public String name() {
        return "windows";
    }

    @Override
    public HostPlatform open(Path folder, Map<String, String> settings) {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            throw new IllegalStateException("platform=windows needs Windows");
        }
        Path systemRoot = Path.of(environment("SystemRoot"));
        Path systemDrive = Path.of(environment("SystemDrive") + "\\");
        Services services = new JnaServices();
        Programs programs = new LocalPrograms();
        Pace pace = Pace.real();
        Clock clock = Clock.systemUTC();
        WindowsInventory inventory = WindowsInventory.ofThisHost(new JnaRegistry(), services, systemDrive, clock);
        PowerShell powerShell = new PowerShell(programs, systemRoot);
        WindowsPackages packages = WindowsPackages.ofMicrosoft(
                Optional.of(settings.getOrDefault("packages", "").strip())
                        .filter(source -> !source.isEmpty())
                        .map(Path::of),
                folder,
                inventory,
                new SqlPatch(programs, Path.of(environment("ProgramFiles")), clock),
                new LyncUpdate(programs, services, pace));
        return new WindowsPlatform(
                inventory,
                new ChildWindowsUpdate(folder, settings),
                new WindowsWorkload(inventory, services, powerShell, folder, ComputerName.fullyQualified(), pace),
                new WindowsRestart(pace, TO_GO_DOWN),
                Optional.of(packages));
    }

    private static String environment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("the environment has no " + name);
        }
        return value;
    }
}
