package dev.mainstay.scanner.estate.plan;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Dependency;
import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.TopologyText;
import dev.mainstay.scanner.topology.TopologyWarning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which pools back each other up, and whose registrar takes a branch appliance's users. Pure. That a Registrar depends on
 * its backup with the usage {@code Backup} is inferred (docs/adr/0006); what a person said goes before it.
 *
 * <p>A Front End pool or Standard Edition server has one partner and is that one's partner. Several branch appliances may
 * have the same backup registrar, whose pool is not paired with any of them (Microsoft, "Planning for branch-site
 * resiliency" and "Planning for Front End pool disaster recovery", Lync Server 2013). Where pools contradict each other
 * each keeps what it says: a release planner looks at both directions, so none of them is ever out with another.
 */
public final class PoolPartners {

    private static final Set<PoolKind> POOLS = Set.of(PoolKind.ENTERPRISE_FRONT_END, PoolKind.STANDARD_EDITION);

    private final Map<String, PoolKind> kinds = new TreeMap<>();
    private final Map<String, SortedSet<String>> claims = new TreeMap<>();
    private final Map<String, String> pairs = new TreeMap<>();
    private final Map<String, String> backupRegistrars = new TreeMap<>();
    private final List<TopologyWarning> warnings = new ArrayList<>();

    private PoolPartners() {}

    /**
     * Partners of every pool.
     *
     * @param kindByCluster what each cluster is, by its key
     */
    static PoolPartners of(Topology topology, Map<String, PoolKind> kindByCluster, Annotations annotations) {
        PoolPartners partners = new PoolPartners();
        for (Cluster cluster : topology.clusters()) {
            partners.kinds.put(cluster.fqdn(), kindByCluster.getOrDefault(cluster.key(), PoolKind.UNKNOWN));
        }
        said(topology).forEach((pool, backups) -> backups.forEach(backup -> partners.claim(pool, backup)));
        partners.settle(annotations.pairings());
        return partners;
    }

    /** Whether two pools of these kinds can be partners. */
    public static boolean pairable(PoolKind one, PoolKind other) {
        return POOLS.contains(one) && POOLS.contains(other);
    }

    /** FQDN of the pool's partner by FQDN of the pool. */
    Map<String, String> pairs() {
        return pairs;
    }

    /** FQDN of the backup registrar's pool by FQDN of the branch appliance's. */
    Map<String, String> backupRegistrars() {
        return backupRegistrars;
    }

    List<TopologyWarning> warnings() {
        return warnings;
    }

    /** Whom each pool's Registrar names as its backup, in document order. */
    private static Map<String, Set<String>> said(Topology topology) {
        Map<String, Set<String>> said = new LinkedHashMap<>();
        for (Service service : topology.services()) {
            for (Dependency dependency : service.dependsOn()) {
                if (service.role().equals("Registrar") && dependency.usage().equals("Backup")) {
                    topology.service(dependency.service())
                            .flatMap(backup -> topology.cluster(backup.cluster()))
                            .ifPresent(backup -> topology.cluster(service.cluster())
                                    .ifPresent(pool -> said.computeIfAbsent(pool.fqdn(), key -> new LinkedHashSet<>())
                                            .add(backup.fqdn())));
                }
            }
        }
        return said;
    }

    private void claim(String pool, String backup) {
        PoolKind kind = kinds.getOrDefault(pool, PoolKind.UNKNOWN);
        PoolKind other = kinds.getOrDefault(backup, PoolKind.UNKNOWN);
        if (pool.equals(backup)) {
            warn(TopologyText.PAIRING_WITH_ITSELF, pool);
        } else if (kind == PoolKind.SURVIVABLE_BRANCH && POOLS.contains(other)) {
            String first = backupRegistrars.putIfAbsent(pool, backup);
            if (first != null) {
                warn(TopologyText.BACKUP_REGISTRAR_AMBIGUOUS, pool, first);
            }
        } else if (pairable(kind, other)) {
            if (kind != other) {
                warn(TopologyText.PAIRING_OF_EDITIONS, pool, backup);
            }
            claims.computeIfAbsent(pool, key -> new TreeSet<>()).add(backup);
        } else {
            warn(TopologyText.PAIRING_OF_KINDS, pool, kind, backup, other);
        }
    }

    private void settle(Map<String, String> annotated) {
        annotated.forEach((pool, partner) -> {
            if (kinds.get(pool) == PoolKind.SURVIVABLE_BRANCH) {
                backupRegistrars.put(pool, partner);
            } else {
                pairs.put(pool, partner);
                pairs.put(partner, pool);
            }
        });
        Set<String> settled = Set.copyOf(pairs.keySet());
        claims.keySet().removeAll(settled);
        claims.values().forEach(backups -> backups.removeAll(settled));
        claims.forEach((pool, backups) -> backups.stream()
                .filter(backup -> claims.getOrDefault(backup, new TreeSet<>()).contains(pool))
                .filter(backup -> !pairs.containsKey(pool) && !pairs.containsKey(backup))
                .findFirst()
                .ifPresent(backup -> {
                    pairs.put(pool, backup);
                    pairs.put(backup, pool);
                }));
        claims.forEach((pool, backups) -> backups.forEach(backup -> oneSided(pool, backup)));
    }

    private void oneSided(String pool, String backup) {
        if (backup.equals(pairs.get(pool))) {
            return;
        }
        boolean saysNothing = claims.getOrDefault(backup, new TreeSet<>()).isEmpty();
        boolean taken = pairs.putIfAbsent(pool, backup) != null;
        boolean returned = saysNothing && pairs.putIfAbsent(backup, pool) == null;
        if (taken || !returned) {
            warn(TopologyText.PAIRING_CONTRADICTED, pool, backup);
        }
    }

    private void warn(TopologyText text, Object... values) {
        warnings.add(text.warning(values));
    }
}
