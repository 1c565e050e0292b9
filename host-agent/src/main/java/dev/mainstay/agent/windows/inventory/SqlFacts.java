package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Version;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL Server instances as setup registered them, also 32-bit ones on a 64-bit Windows. */
final class SqlFacts {

    private static final List<String> PRODUCTS = List.of(
            "SOFTWARE\\Microsoft\\Microsoft SQL Server", "SOFTWARE\\WOW6432Node\\Microsoft\\Microsoft SQL Server");

    /**
     * One instance.
     *
     * @param name MSSQLSERVER for the default instance
     * @param id for example {@code MSSQL11.RTCLOCAL}
     */
    record Registered(
            String name,
            String id,
            @Nullable Version version,
            @Nullable String edition) {

        /** Name of the Windows service of its engine. */
        String serviceName() {
            return name.equalsIgnoreCase("MSSQLSERVER") ? "MSSQLSERVER" : "MSSQL$" + name;
        }
    }

    private final Registry registry;

    SqlFacts(Registry registry) {
        this.registry = registry;
    }

    List<Registered> instances() throws UnreadableRegistryException {
        List<Registered> found = new ArrayList<>();
        for (String product : PRODUCTS) {
            String names = product + "\\Instance Names\\SQL";
            for (String name : registry.valueNames(names)) {
                Optional<String> id = registry.text(names, name);
                if (id.isPresent()) {
                    found.add(instance(product, name, id.get()));
                }
            }
        }
        return List.copyOf(found);
    }

    private Registered instance(String product, String name, String id) throws UnreadableRegistryException {
        String setup = product + "\\" + id + "\\Setup";
        Optional<String> level = registry.text(setup, "PatchLevel");
        if (level.isEmpty()) {
            level = registry.text(setup, "Version");
        }
        return new Registered(
                name,
                id,
                level.flatMap(Version::ofSqlServer).orElse(null),
                registry.text(setup, "Edition").orElse(null));
    }
}
