package dev.mainstay.catalogue.host.registry;

import dev.mainstay.catalogue.host.facts.CbsPackages;
import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.host.facts.Identity;
import dev.mainstay.catalogue.host.facts.OsVersion;
import dev.mainstay.catalogue.host.facts.WindowsFacts;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An exported part of the registry: whatever of the keys below it holds. */
public final class RegistryReader implements ExportReader {

    static final String WINDOWS = "SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String PROGRAMS = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final String PACKAGES =
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\Packages";
    private static final String DOTNET = "SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full";
    private static final String BROWSER = "SOFTWARE\\Microsoft\\Internet Explorer";
    private static final String SERVICING = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing";
    private static final String AUTO_UPDATE =
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\WindowsUpdate\\Auto Update";
    private static final String CRYPTOGRAPHY = "SOFTWARE\\Microsoft\\Cryptography";
    private static final Pattern HEADING =
            Pattern.compile("\\s*(?:REGEDIT4|Windows Registry Editor Version 5\\.00)\\s");
    private static final List<String> NAMES = List.of(
            "SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName",
            "SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ActiveComputerName",
            "SYSTEM\\ControlSet001\\Control\\ComputerName\\ComputerName");

    @Override
    public boolean recognises(ExportedFile file) {
        return isExport(file) || RegQueryLines.isIn(file) || ItemProperties.isIn(file);
    }

    static boolean isExport(ExportedFile file) {
        return HEADING.matcher(file.text()).lookingAt();
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        RegistryKeys keys = RegistryKeys.of(file);
        var sql = SqlInstancesInRegistry.of(keys);
        boolean programs = keys.has(PROGRAMS);
        Integer dotNet = RegistryKeys.decimal(keys.value(DOTNET, "Release"));
        Integer browser = browser(keys);
        Boolean restart = pendingRestart(keys);
        CbsPackages packages = packages(keys);
        WindowsFacts windows = windows(keys).and(packages.windows());
        String host = host(keys);
        if (windows.equals(WindowsFacts.NOTHING)
                && sql == null
                && !programs
                && dotNet == null
                && browser == null
                && restart == null
                && packages.isEmpty()
                && host == null
                && identity(keys).equals(Identity.NOTHING)) {
            throw file.unreadable(1, Remark.NO_KEY_OF_USE.with());
        }
        List<Text> unread = new ArrayList<>(packages.unread());
        if (sql != null) {
            unread.addAll(sql.unread());
        }
        return List.of(new ExportFacts(
                file,
                host,
                windows,
                packages.isEmpty() ? null : packages.hotfixes(),
                sql == null ? null : sql.instances(),
                programs ? programs(keys) : null,
                dotNet,
                browser,
                restart,
                unread,
                identity(keys)));
    }

    private static CbsPackages packages(RegistryKeys keys) {
        var packages = new CbsPackages();
        keys.below(PACKAGES)
                .forEach(key -> packages.add(
                        key.getKey(),
                        CbsPackages.state(RegistryKeys.decimal(key.getValue().get("currentstate")))));
        return packages;
    }

    private static Identity identity(RegistryKeys keys) {
        String network = "SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters";
        String domain = keys.value(network, "Domain");
        return new Identity(
                domain != null ? domain : keys.value(network, "NV Domain"),
                keys.value(WINDOWS, "ProductId"),
                installed(keys.value(WINDOWS, "InstallDate")),
                null,
                keys.value(CRYPTOGRAPHY, "MachineGuid"));
    }

    /** Seconds since 1970, UTC. */
    private static @Nullable String installed(@Nullable String told) {
        return told != null && told.matches("[1-9][0-9]{8,9}")
                ? Instant.ofEpochSecond(Long.parseLong(told)).toString()
                : null;
    }

    /** The keys are there as long as a restart is due; that they are not tells something where their parents were exported. */
    private static @Nullable Boolean pendingRestart(RegistryKeys keys) {
        if (keys.has(SERVICING + "\\RebootPending") || keys.has(AUTO_UPDATE + "\\RebootRequired")) {
            return true;
        }
        return (keys.isExported(SERVICING) && keys.isExported(AUTO_UPDATE)) ? (Boolean) false : null;
    }

    private static @Nullable String host(RegistryKeys keys) {
        String fromNetwork = keys.value("SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters", "Hostname");
        return NAMES.stream()
                .map(key -> keys.value(key, "ComputerName"))
                .filter(name -> name != null)
                .findFirst()
                .orElse(fromNetwork);
    }

    private static WindowsFacts windows(RegistryKeys keys) {
        // CurrentVersion stays 6.3 from Windows 10 on; the two numbers came with it.
        String major = keys.value(WINDOWS, "CurrentMajorVersionNumber");
        String minor = keys.value(WINDOWS, "CurrentMinorVersionNumber");
        String version = major == null || minor == null ? keys.value(WINDOWS, "CurrentVersion") : major + "." + minor;
        String build = keys.value(WINDOWS, "CurrentBuildNumber");
        String pack = keys.value(WINDOWS, "CSDVersion");
        String installation = keys.value(WINDOWS, "InstallationType");
        String name = keys.value(WINDOWS, "ProductName");
        String label = keys.value(WINDOWS, "BuildLabEx");
        String environment = "SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment";
        return new WindowsFacts(
                name,
                version,
                RegistryKeys.decimal(build != null ? build : keys.value(WINDOWS, "CurrentBuild")),
                RegistryKeys.decimal(keys.value(WINDOWS, "UBR")),
                version == null && pack == null ? null : (Integer) OsVersion.servicePack(pack),
                WindowsFacts.architecture(label != null ? label : keys.value(environment, "PROCESSOR_ARCHITECTURE")),
                installation == null ? WindowsFacts.isServer(name) : (Boolean) installation.startsWith("Server"),
                installation == null ? null : (Boolean) installation.equals("Server Core"));
    }

    private static List<ComponentFacts> programs(RegistryKeys keys) {
        return keys.below(PROGRAMS)
                .map(program -> program.getValue())
                .filter(values -> !values.getOrDefault("displayname", "").isBlank())
                .map(values -> new ComponentFacts(
                        String.valueOf(values.get("displayname")).strip(), present(values.get("displayversion"))))
                .distinct()
                .toList();
    }

    /** {@code svcVersion} from Internet Explorer 10 on; {@code Version} stopped at 9. */
    private static @Nullable Integer browser(RegistryKeys keys) {
        String service = keys.value(BROWSER, "svcVersion");
        String version = service != null ? service : keys.value(BROWSER, "Version");
        return version == null || version.indexOf('.') < 1
                ? null
                : RegistryKeys.decimal(version.substring(0, version.indexOf('.')));
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
