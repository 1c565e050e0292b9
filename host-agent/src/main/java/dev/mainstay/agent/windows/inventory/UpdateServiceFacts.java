package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Inventory.StartType;
import dev.mainstay.agent.platform.Inventory.UpdateService;
import dev.mainstay.agent.windows.services.Services.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The services of Windows without which updates are not found, loaded, checked or installed: Windows Update, the Background
 * Intelligent Transfer Service, the Cryptographic Services (catalogues, with which signatures are checked), the Windows Modules
 * Installer (updates of Windows) and the Windows Installer (packages of SQL Server and of Lync Server). What each is for and what
 * it means that it is disabled: Microsoft, "Guidance on disabling system services on Windows Server".
 *
 * <p>Only whether one is disabled counts. Windows itself lets the Windows Modules Installer start with the system while work
 * waits for a restart, and on demand otherwise, which would make a scan another one for nothing.
 */
final class UpdateServiceFacts {

    private static final List<String> NEEDED = List.of("BITS", "CryptSvc", "msiserver", "TrustedInstaller", "wuauserv");

    private UpdateServiceFacts() {}

    /** By name; one that is not there, or whose start type may not be read, is left out: it is not known. */
    static List<UpdateService> of(List<Status> all) {
        Map<String, Status> byName = all.stream()
                .collect(Collectors.toMap(
                        service -> service.name().toLowerCase(Locale.ROOT), Function.identity(), (one, other) -> one));
        return NEEDED.stream()
                .flatMap(name -> Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)))
                        .flatMap(Status::startType)
                        .map(type -> new UpdateService(name, type == StartType.DISABLED))
                        .stream())
                .toList();
    }
}
