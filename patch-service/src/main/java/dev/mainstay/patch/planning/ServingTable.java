package dev.mainstay.patch.planning;

import static java.util.Map.entry;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.events.ScanSnapshot.ServiceState;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which services make a member of a pool serve. One that the host does not have, or of which its scan says nothing, decides
 * nothing: unknown stays unknown.
 *
 * <p>Sources: the services by role are those that Microsoft's topics on {@code Start-CsWindowsService} and on the Windows
 * services of each role name; the SQL Server instances stand in the domain notes, section 1.1. Of kinds that are not here
 * no name is known for certain. All products give them the same names.
 */
final class ServingTable {

    private static final Map<PoolKind, Set<String>> SERVICES = Map.ofEntries(
            entry(PoolKind.ENTERPRISE_FRONT_END, Set.of("RTCSRV", sql("RTCLOCAL"), sql("LYNCLOCAL"))),
            entry(PoolKind.STANDARD_EDITION, Set.of("RTCSRV", sql("RTC"), sql("RTCLOCAL"), sql("LYNCLOCAL"))),
            entry(PoolKind.DIRECTOR, Set.of("RTCSRV", sql("RTCLOCAL"))),
            entry(PoolKind.EDGE, Set.of("RTCSRV", "RTCDATAPROXY", "RTCMEDIARELAY", "RTCMRAUTH", sql("RTCLOCAL"))),
            entry(PoolKind.MEDIATION, Set.of("RTCMEDSRV", sql("RTCLOCAL"))),
            entry(PoolKind.PERSISTENT_CHAT, Set.of("RTCCHAT", sql("RTCLOCAL"))),
            entry(PoolKind.SURVIVABLE_BRANCH, Set.of("RTCSRV", "RTCMEDSRV", sql("RTCLOCAL"))),
            entry(PoolKind.VIDEO_INTEROP, Set.of(sql("RTCLOCAL"))));

    private ServingTable() {}

    /**
     * What of it does not run by the host's last word, starting and stopping included, each with its state; empty when the
     * host serves, and when nobody knows.
     *
     * @param instances those of the host; what serves pools has to run as well
     */
    static List<String> notRunning(
            Collection<Membership> memberships, Collection<SqlInstance> instances, Collection<Service> services) {
        Map<String, ServiceState> states = services.stream()
                .collect(Collectors.toMap(
                        service -> service.name().toUpperCase(Locale.ROOT), Service::state, (one, other) -> one));
        Stream<String> ofKinds = memberships.stream()
                .flatMap(place -> SERVICES.getOrDefault(place.pool().kind(), Set.of()).stream());
        Stream<String> ofInstances = instances.stream()
                .filter(instance -> !instance.servesPools().isEmpty())
                .map(instance -> sql(instance.name()));
        return Stream.of(ofKinds, ofInstances)
                .flatMap(Function.identity())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .filter(name -> stands(states.getOrDefault(name, ServiceState.UNKNOWN)))
                .map(name -> name + " " + states.get(name))
                .toList();
    }

    private static boolean stands(ServiceState state) {
        return state != ServiceState.RUNNING && state != ServiceState.UNKNOWN;
    }

    /** The Windows service of an instance's engine. */
    private static String sql(String instance) {
        String name = instance.toUpperCase(Locale.ROOT);
        return name.equals("MSSQLSERVER") ? name : "MSSQL$" + name;
    }
}
