package dev.mainstay.scanner.host;

import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.scanner.host.PlannedHost.DemandedInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whether the SQL Server instances of a host are as they must be. A demanded instance is EXPECTED until a complete scan
 * makes it CONFIRMED or MISSING; one that is found and not demanded is UNEXPECTED, unless the host carries a name that has it:
 * then it has the name's purposes. Lists are by name.
 */
final class SqlInstancePolicy {

    private SqlInstancePolicy() {}

    /**
     * The instances after the plan changed; what scans have seen so far stays seen.
     *
     * @param inherited those of the names that the host carries: no carrier must have them, for a listener may lead to instances
     *     of any name
     */
    static List<SqlInstance> replanned(
            List<SqlInstance> known, List<DemandedInstance> demanded, List<DemandedInstance> inherited) {
        Map<String, SqlInstance> before = byName(known);
        List<SqlInstance> after = new ArrayList<>();
        Map<String, DemandedInstance> demands = new TreeMap<>();
        demanded.forEach(demand -> demands.put(demand.name(), demand));
        for (String name : names(before, demands)) {
            SqlInstance instance = before.get(name);
            DemandedInstance demand = demands.get(name);
            if (demand != null) {
                after.add(replanned(instance, demand));
            } else if (instance != null && seen(instance)) {
                List<SqlPurpose> purposes = inherited.stream()
                        .filter(one -> one.name().equals(name))
                        .flatMap(one -> one.purposes().stream())
                        .distinct()
                        .sorted()
                        .toList();
                after.add(new SqlInstance(
                        name,
                        purposes.isEmpty() ? List.of(SqlPurpose.OTHER) : purposes,
                        // It is the name that serves: on a node that is passive now the instance stands still, and that
                        // is in order.
                        List.of(),
                        purposes.isEmpty() ? Presence.UNEXPECTED : Presence.CONFIRMED,
                        instance.version(),
                        instance.edition(),
                        instance.serviceState()));
            }
        }
        return after;
    }

    private static SqlInstance replanned(@Nullable SqlInstance instance, DemandedInstance demand) {
        if (instance == null) {
            return new SqlInstance(
                    demand.name(), demand.purposes(), demand.servesPools(), Presence.EXPECTED, null, null, null);
        }
        return new SqlInstance(
                demand.name(),
                demand.purposes(),
                demand.servesPools(),
                seen(instance) ? Presence.CONFIRMED : instance.presence(),
                instance.version(),
                instance.edition(),
                instance.serviceState());
    }

    /** The instances after a complete scan. */
    static List<SqlInstance> scanned(List<SqlInstance> carried, List<SqlInstance> found) {
        Map<String, SqlInstance> before = byName(carried);
        Map<String, SqlInstance> seen = byName(found);
        List<SqlInstance> after = new ArrayList<>();
        for (String name : names(before, seen)) {
            SqlInstance known = before.get(name);
            SqlInstance demand = known == null || known.presence() == Presence.UNEXPECTED ? null : known;
            SqlInstance here = seen.get(name);
            if (here != null) {
                after.add(new SqlInstance(
                        name,
                        demand == null ? List.of(SqlPurpose.OTHER) : demand.purposes(),
                        demand == null ? List.of() : demand.servesPools(),
                        demand == null ? Presence.UNEXPECTED : Presence.CONFIRMED,
                        here.version(),
                        here.edition(),
                        here.serviceState()));
            } else if (demand != null) {
                after.add(new SqlInstance(
                        name, demand.purposes(), demand.servesPools(), Presence.MISSING, null, null, null));
            }
        }
        return after;
    }

    /** The instances before the first scan of another system: what nothing demands is gone, and nothing else was seen. */
    static List<SqlInstance> anew(List<SqlInstance> known) {
        return known.stream()
                .filter(instance -> instance.presence() != Presence.UNEXPECTED)
                .map(instance -> new SqlInstance(
                        instance.name(),
                        instance.purposes(),
                        instance.servesPools(),
                        Presence.EXPECTED,
                        null,
                        null,
                        null))
                .toList();
    }

    private static boolean seen(SqlInstance instance) {
        return instance.presence() == Presence.CONFIRMED || instance.presence() == Presence.UNEXPECTED;
    }

    private static SortedSet<String> names(Map<String, ?> one, Map<String, ?> other) {
        SortedSet<String> names = new TreeSet<>(one.keySet());
        names.addAll(other.keySet());
        return names;
    }

    private static Map<String, SqlInstance> byName(List<SqlInstance> instances) {
        Map<String, SqlInstance> byName = new TreeMap<>();
        instances.forEach(instance -> byName.put(instance.name(), instance));
        return byName;
    }
}
