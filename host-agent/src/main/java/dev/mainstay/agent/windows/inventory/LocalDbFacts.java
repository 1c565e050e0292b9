package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Inventory.LocalDb;
import dev.mainstay.agent.platform.Version;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * SQL Server Express LocalDB as setup registered it. Its build is that of {@code sqlservr.exe} beside the library that
 * {@code InstanceAPIPath} names; where that cannot be read, what setup wrote of the parent instance.
 */
final class LocalDbFacts {

    private static final List<String> PRODUCTS = List.of("SOFTWARE\\Microsoft\\", "SOFTWARE\\WOW6432Node\\Microsoft\\");
    private static final String INSTALLED = "Microsoft SQL Server Local DB\\Installed Versions";

    /** What a program file says of the product it belongs to. */
    interface ProductVersions {
        /** {@code 15.0.4382.1}; empty when the file is not there or tells none. */
        Optional<String> of(String file);
    }

    private final Registry registry;
    private final ProductVersions versions;

    LocalDbFacts(Registry registry, ProductVersions versions) {
        this.registry = registry;
        this.versions = versions;
    }

    List<LocalDb> installed() throws UnreadableRegistryException {
        List<LocalDb> found = new ArrayList<>();
        for (String product : PRODUCTS) {
            String installed = product + INSTALLED;
            for (String release : registry.subkeys(installed)) {
                LocalDb one = new LocalDb(
                        release,
                        version(product, installed + "\\" + release)
                                .map(Version::toString)
                                .orElse(null));
                if (!found.contains(one)) {
                    found.add(one);
                }
            }
        }
        return List.copyOf(found);
    }

    private Optional<Version> version(String product, String key) throws UnreadableRegistryException {
        Optional<Version> file = registry.text(key, "InstanceAPIPath")
                .filter(path -> path.indexOf('\\') > 0)
                .flatMap(path -> versions.of(path.substring(0, path.lastIndexOf('\\')) + "\\sqlservr.exe"))
                .flatMap(Version::ofSqlServer);
        if (file.isPresent()) {
            return file;
        }
        Optional<String> parent = registry.text(key, "ParentInstance");
        return parent.isEmpty()
                ? Optional.empty()
                : registry.text(
                                product + "Microsoft SQL Server\\" + parent.get() + "\\MSSQLServer\\CurrentVersion",
                                "CurrentVersion")
                        .flatMap(Version::ofSqlServer);
    }
}
