package dev.mainstay.scanner.estate.plan;

import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.PlannedHost;
import dev.mainstay.scanner.host.PlannedHost.DemandedInstance;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which names of the plan are no machines, and which hosts carry them. Pure. A person's word goes before the scans', and an
 * enrolled agent before both: it runs on a machine (docs/adr/0022).
 */
public final class Carriers {

    private Carriers() {}

    /**
     * The plan with the carriers of its names.
     *
     * @param annotated FQDNs of the carriers by name, as a person said
     * @param scanned FQDNs of the hosts whose last complete scan said that they carry the name, by name
     */
    public static Map<String, PlannedHost> told(
            Map<String, PlannedHost> plan,
            Map<String, List<String>> annotated,
            Map<String, List<String>> scanned,
            Collection<Host> known) {
        Map<String, Host> byName = new TreeMap<>();
        known.forEach(host -> byName.put(host.fqdn(), host));
        Map<String, PlannedHost> told = new TreeMap<>(plan);
        told.replaceAll((fqdn, planned) -> {
            Host host = byName.get(fqdn);
            List<String> said = annotated.getOrDefault(fqdn, scanned.get(fqdn));
            if (said == null || (host != null && host.agentKey() != null)) {
                return planned;
            }
            List<HostId> carriers = said.stream()
                    .filter(carrier -> !carrier.equals(fqdn) && plan.containsKey(carrier))
                    .map(byName::get)
                    .filter(Objects::nonNull)
                    .map(Host::id)
                    .toList();
            // Carriers that have all left the estate leave it open again what the name is.
            return carriers.isEmpty() && !said.isEmpty() ? planned : planned.carriedBy(carriers);
        });
        return inheriting(told, known);
    }

    private static Map<String, PlannedHost> inheriting(Map<String, PlannedHost> told, Collection<Host> known) {
        Map<HostId, List<DemandedInstance>> inherited = new HashMap<>();
        for (PlannedHost name : told.values()) {
            if (name.carriers() != null) {
                name.carriers()
                        .forEach(carrier -> inherited
                                .computeIfAbsent(carrier, id -> new ArrayList<>())
                                .addAll(name.instances()));
            }
        }
        known.forEach(host -> {
            List<DemandedInstance> ofNames = inherited.get(host.id());
            if (ofNames != null) {
                told.computeIfPresent(host.fqdn(), (fqdn, planned) -> planned.inheriting(ofNames));
            }
        });
        return told;
    }
}
