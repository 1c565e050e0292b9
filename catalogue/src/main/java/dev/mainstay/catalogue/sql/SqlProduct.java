package dev.mainstay.catalogue.sql;

import dev.mainstay.catalogue.version.Version;
import java.util.List;
import java.util.Optional;

/**
 * A product of SQL Server with its service packs.
 *
 * @param name {@code 2012}, {@code 2008R2} …
 * @param servicePacks ascending, at least one; the first is the release itself
 */
public record SqlProduct(String name, List<ServicePack> servicePacks) {

    public SqlProduct {
        servicePacks = List.copyOf(servicePacks);
    }

    /** The service pack whose own build is the last at or below a version; empty for a version before the release. */
    public Optional<ServicePack> servicePackOf(Version version) {
        return servicePacks.stream()
                .filter(pack -> version.isAtLeast(pack.base().version()))
                .reduce((earlier, later) -> later);
    }

    public ServicePack last() {
        return servicePacks.getLast();
    }

    /** Service packs contain those before them, so that the last one is the next to install. */
    public Optional<ServicePack> after(ServicePack pack) {
        return last().equals(pack) ? Optional.empty() : Optional.of(last());
    }
}
