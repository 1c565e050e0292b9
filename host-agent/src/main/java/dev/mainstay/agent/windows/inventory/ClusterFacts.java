package dev.mainstay.agent.windows.inventory;

import dev.mainstay.agent.platform.Inventory.CarriedName;
import dev.mainstay.agent.platform.Inventory.CarriedNameKind;
import dev.mainstay.agent.windows.registry.Registry;
import dev.mainstay.agent.windows.registry.RegistryValue;
import dev.mainstay.agent.windows.registry.UnreadableRegistryException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The network names that this host carries as a node of a failover cluster. The cluster's database is mounted at {@code
 * HKLM\Cluster} on every node whose cluster service runs; a failover cluster instance of SQL Server names itself under its
 * own key on each node where it is installed. Which node answers to a name now stands in neither.
 */
final class ClusterFacts {

    private static final String CLUSTER = "Cluster";
    private static final String SERVICE = "SYSTEM\\CurrentControlSet\\Services\\ClusSvc";
    private static final String SQL_SERVER = "SOFTWARE\\Microsoft\\Microsoft SQL Server";
    private static final long DISABLED = 4;

    private final Registry registry;
    private final Map<String, CarriedName> names = new TreeMap<>();

    ClusterFacts(Registry registry) {
        this.registry = registry;
    }

    /** By name; empty when it cannot be told, as a cluster service that has not started yet mounts no database. */
    Optional<List<CarriedName>> names() throws UnreadableRegistryException {
        if (!registry.exists(CLUSTER)) {
            boolean node = registry.exists(SERVICE)
                    && registry.number(SERVICE, "Start")
                            .filter(start -> start == DISABLED)
                            .isEmpty();
            return node ? Optional.empty() : Optional.of(List.of());
        }
        List<SqlFacts.Registered> instances = new SqlFacts(registry).instances();
        for (SqlFacts.Registered instance : instances) {
            registry.text(SQL_SERVER + "\\" + instance.id() + "\\Cluster", "ClusterName")
                    .ifPresent(name -> add(name, CarriedNameKind.FAILOVER_CLUSTER_INSTANCE));
        }
        registry.text(CLUSTER, "ClusterName").ifPresent(name -> add(name, CarriedNameKind.FAILOVER_CLUSTER));
        networkNames(!instances.isEmpty());
        return Optional.of(List.copyOf(names.values()));
    }

    private void networkNames(boolean sqlServer) throws UnreadableRegistryException {
        Map<String, Set<String>> typesBeside = typesBeside();
        for (String id : registry.subkeys(CLUSTER + "\\Resources")) {
            String path = CLUSTER + "\\Resources\\" + id;
            if (!is(path, "Network Name")) {
                continue;
            }
            Set<String> beside = typesBeside.getOrDefault(id.toLowerCase(Locale.ROOT), Set.of());
            boolean listener = beside.contains("sql server availability group");
            // An instance's name is told by the instance, where it is installed; a node without SQL Server has no
            // replica.
            if (beside.contains("sql server") || (listener && !sqlServer)) {
                continue;
            }
            Optional<String> name = registry.text(path + "\\Parameters", "DnsName");
            if (name.isEmpty()) {
                name = registry.text(path + "\\Parameters", "Name");
            }
            name.ifPresent(found ->
                    add(found, listener ? CarriedNameKind.AVAILABILITY_GROUP_LISTENER : CarriedNameKind.UNKNOWN));
        }
    }

    /** The types of the resources in the same group, lower case, by the resource's id. */
    private Map<String, Set<String>> typesBeside() throws UnreadableRegistryException {
        Map<String, Set<String>> types = new HashMap<>();
        for (String group : registry.subkeys(CLUSTER + "\\Groups")) {
            Optional<RegistryValue> contains = registry.value(CLUSTER + "\\Groups\\" + group, "Contains");
            List<String> resources = contains.filter(RegistryValue.Texts.class::isInstance)
                    .map(value -> ((RegistryValue.Texts) value).texts())
                    .orElse(List.of());
            Set<String> together = new HashSet<>();
            for (String resource : resources) {
                registry.text(CLUSTER + "\\Resources\\" + resource, "Type")
                        .ifPresent(type -> together.add(type.toLowerCase(Locale.ROOT)));
            }
            new ArrayList<>(resources).forEach(resource -> types.put(resource.toLowerCase(Locale.ROOT), together));
        }
        return types;
    }

    private boolean is(String path, String type) throws UnreadableRegistryException {
        return registry.text(path, "Type").filter(type::equalsIgnoreCase).isPresent();
    }

    private void add(String name, CarriedNameKind kind) {
        String lower = name.toLowerCase(Locale.ROOT);
        names.putIfAbsent(lower, new CarriedName(lower, kind));
    }
}
