package dev.mainstay.scanner.estate.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person added to the topology, because the document may not carry it. It outlives imports.
 *
 * @param pairings FQDN of the backup pool by FQDN of the pool; one direction says both
 * @param mirrors the mirrors of SQL Server instances
 * @param carriers FQDNs of the hosts that carry a name, by name; no hosts: they are outside of the estate
 */
public record Annotations(Map<String, String> pairings, List<Mirror> mirrors, Map<String, List<String>> carriers) {

    static final Annotations NONE = new Annotations(Map.of(), List.of());

    Annotations(Map<String, String> pairings, List<Mirror> mirrors) {
        this(pairings, mirrors, Map.of());
    }

    /** A SQL Server instance by its host's FQDN (lower case) and its name (upper case). */
    public record InstanceName(String fqdn, String instance) {}

    /** The partners of a mirrored instance; at least one of them is there. */
    public record Mirror(
            InstanceName principal,
            @Nullable InstanceName mirror,
            @Nullable InstanceName witness) {}
}
