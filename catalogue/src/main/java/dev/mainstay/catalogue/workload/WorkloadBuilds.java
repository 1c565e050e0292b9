package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.version.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of Lync Server and Skype for Business Server builds, per product and component. A line without component or
 * without build says nothing about what a server is at; {@link #withoutBuild} gives those, because a level between two
 * known builds may be one of them. Where two documents have the same line, the later document holds.
 */
public final class WorkloadBuilds {

    private final Map<Key, List<WorkloadBuild>> builds = new HashMap<>();
    private final Map<Key, List<WorkloadBuildFact>> withoutBuild = new HashMap<>();

    private record Key(String product, String component) {}

    /**
     * Sorts the facts.
     *
     * @throws IllegalArgumentException for a build that is no version; the reader refuses those
     */
    public WorkloadBuilds(Collection<WorkloadBuildFact> facts) {
        Map<String, WorkloadBuildFact> latest = new LinkedHashMap<>();
        facts.forEach(fact -> latest.merge(fact.key(), fact, WorkloadBuilds::later));
        for (WorkloadBuildFact fact : latest.values()) {
            if (fact.component() == null) {
                continue;
            }
            Key key = new Key(fact.product(), fact.component());
            if (fact.build() == null) {
                withoutBuild.computeIfAbsent(key, of -> new ArrayList<>()).add(fact);
            } else {
                builds.computeIfAbsent(key, of -> new ArrayList<>())
                        .add(new WorkloadBuild(Version.of(fact.build()), fact));
            }
        }
        builds.values().forEach(of -> of.sort(Comparator.comparing(WorkloadBuild::version)));
    }

    private static WorkloadBuildFact later(WorkloadBuildFact one, WorkloadBuildFact other) {
        return other.origin().date().isBefore(one.origin().date()) ? one : other;
    }

    /** Known builds of a component, ascending; empty where the table knows none. */
    public List<WorkloadBuild> of(String product, String component) {
        return List.copyOf(builds.getOrDefault(new Key(product, component), List.of()));
    }

    /** Updates of a component whose build nobody could say. */
    public List<WorkloadBuildFact> withoutBuild(String product, String component) {
        return List.copyOf(withoutBuild.getOrDefault(new Key(product, component), List.of()));
    }

    /** Where a version stands among the known builds of a component. */
    public Level levelOf(String product, String component, Version version) {
        return Level.of(version, of(product, component), withoutBuild(product, component));
    }
}
