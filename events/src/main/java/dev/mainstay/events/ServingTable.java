package dev.mainstay.events;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.ScanSnapshot.Service;
import dev.mainstay.events.ScanSnapshot.ServiceState;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which services make a member of a pool serve: those of its kind ({@link HostSnapshot.PoolKind#serving}), and of its instances
 * those that serve pools. One that the host does not have, or of which its scan says nothing, decides nothing: unknown stays
 * unknown. All products give them the same names.
 *
 * <p>Sources: {@code RTCSRV} is the example of Microsoft's topic "Get-CsWindowsService"; those of an Edge Server and {@code
 * RTCMEDSRV} stand with their roles in Microsoft's "Monitor Cloud Connector using Operations Management Suite" and
 * "Troubleshoot your Cloud Connector deployment"; {@code WACSM} is the one that Microsoft restarts in its topics on Office Web
 * Apps Server and Office Online Server; the SQL Server instances stand in the domain notes, section 1.1. A Front End's
 * conferencing servers and applications ({@code RTCAVMCU}, {@code RTCDATAMCU}, {@code RTCIMMCU}, {@code RTCASMCU}, {@code
 * RTCCAA}, {@code RTCCAS}, {@code RTCCPS}, {@code RTCATS}, {@code RTCRGS}, {@code RTCXMPPTGW}) and what runs beside ({@code
 * REPLICA}, {@code RTCCLSAGT}, {@code RTCHA}) do not decide: users stay with the pool while they stand.
 *
 * <p>Looked for and not confirmed by any source, so that they hold nothing: the services of Persistent Chat and of Video
 * Interop Servers, and those of Monitoring and Archiving Servers of 2010 ({@code RTCCDR} and {@code RTCQMS} are known of Office
 * Communications Server only), and whether an A/V Conferencing Server of 2010 calls its service {@code RTCAVMCU} as a Front
 * End does. In Lync Server 2013 monitoring and archiving are databases, and their instances count as those
 * of any SQL Server that serves pools.
 */
public final class ServingTable {

    private ServingTable() {}

    /**
     * What of it does not run by the host's last word, starting and stopping included, each with its state ({@code RTCSRV
     * STOPPED}), by name; empty when the host serves, and when nobody knows.
     *
     * @param instances those of the host; what serves pools has to run as well
     */
    public static List<String> notRunning(
            Collection<Membership> memberships, Collection<SqlInstance> instances, Collection<Service> services) {
        Map<String, ServiceState> states = services.stream()
                .collect(Collectors.toMap(
                        service -> service.name().toUpperCase(Locale.ROOT), Service::state, (one, other) -> one));
        Stream<String> ofKinds = memberships.stream().flatMap(place -> place.pool().kind().serving().stream());
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
