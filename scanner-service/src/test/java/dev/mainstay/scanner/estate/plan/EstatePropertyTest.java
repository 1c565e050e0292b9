package dev.mainstay.scanner.estate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.HostState;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostChange;
import dev.mainstay.scanner.host.PlannedHost;
import dev.mainstay.scanner.topology.Topology;
import dev.mainstay.scanner.topology.Topology.Cluster;
import dev.mainstay.scanner.topology.Topology.Dependency;
import dev.mainstay.scanner.topology.Topology.Machine;
import dev.mainstay.scanner.topology.Topology.Service;
import dev.mainstay.scanner.topology.Topology.Shape;
import dev.mainstay.scanner.topology.Topology.Site;
import dev.mainstay.scanner.topology.Topology.SiteKind;
import dev.mainstay.scanner.topology.Topology.SqlInstanceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EstatePropertyTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final List<AddedHost> BY_HAND = List.of(new AddedHost("proxy.example", "DMZ", null, PoolKind.PLAIN));

    @Property(tries = 200)
    void importingTheSameTwiceChangesNothing(@ForAll("topologies") Topology topology) {
        List<Host> once = importInto(List.of(), topology);
        Map<String, PlannedHost> plan = plan(topology);
        assertThat(HostChange.all(once, plan, false, NOW)).isEmpty();
        assertThat(EstateDiff.between(once, plan))
                .isEqualTo(new EstateDiff(List.of(), List.of(), List.of(), plan.size()));
    }

    @Property(tries = 200)
    void importingOneThenAnotherThenTheFirstEndsAsTheFirst(
            @ForAll("topologies") Topology a, @ForAll("topologies") Topology b) {
        List<Host> first = importInto(List.of(), a);
        List<Host> last = importInto(importInto(first, b), a);
        assertThat(withoutVersions(last)).isEqualTo(withoutVersions(first));
        assertThat(last)
                .extracting(Host::id)
                .containsAll(first.stream().map(Host::id).toList());
    }

    @Property(tries = 200)
    void hostsAddedByHandAreNeverRetired(@ForAll("topologies") Topology a, @ForAll("topologies") Topology b) {
        assertThat(importInto(importInto(List.of(), a), b))
                .filteredOn(host -> host.fqdn().equals("proxy.example"))
                .singleElement()
                .satisfies(host -> assertThat(host.active()).isTrue());
    }

    @Property(tries = 200)
    void theDiffNamesExactlyTheHostsThatChange(@ForAll("topologies") Topology a, @ForAll("topologies") Topology b) {
        List<Host> known = importInto(List.of(), a);
        EstateDiff diff = EstateDiff.between(known, plan(b));
        List<String> named = new ArrayList<>(diff.added());
        diff.changed().forEach(changed -> named.add(changed.fqdn()));
        named.addAll(diff.retired());
        assertThat(HostChange.all(known, plan(b), false, NOW))
                .extracting(change -> change.after().fqdn())
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private static Map<String, PlannedHost> plan(Topology topology) {
        return EstatePlanner.plan(topology, Annotations.NONE, BY_HAND, Map.of());
    }

    private static List<Host> importInto(List<Host> known, Topology topology) {
        Map<String, Host> hosts = new TreeMap<>();
        known.forEach(host -> hosts.put(host.fqdn(), host));
        HostChange.all(known, plan(topology), false, NOW)
                .forEach(change -> hosts.put(change.after().fqdn(), change.after()));
        return List.copyOf(hosts.values());
    }

    /** Everything about the active hosts but how often they changed. */
    private static Map<String, Object> withoutVersions(List<Host> hosts) {
        Map<String, Object> said = new HashMap<>();
        hosts.stream()
                .filter(host -> host.state() == HostState.ACTIVE)
                .forEach(host -> said.put(host.fqdn(), List.of(host.place(), host.sqlInstances(), host.id())));
        return said;
    }

    /** Up to six pools from a small set of names, so that two topologies share some of them. */
    @Provide
    Arbitrary<Topology> topologies() {
        Arbitrary<Cluster> clusters = Combinators.combine(
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(true, false),
                        Arbitraries.of("", "RTC", "MON"))
                .as(EstatePropertyTest::cluster);
        return clusters.list()
                .ofMinSize(1)
                .ofMaxSize(6)
                .uniqueElements(Cluster::key)
                .flatMap(found -> Arbitraries.of("UserServices", "EdgeServer", "MediationServer", "Hologram")
                        .list()
                        .ofSize(found.size())
                        .map(roles -> topology(found, roles)));
    }

    private static Cluster cluster(int number, int size, boolean setup, String instance) {
        List<Machine> machines = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            machines.add(new Machine("m" + i + ".p" + number + ".example", i, null, "U" + i));
        }
        String key = "c" + number;
        return new Cluster(
                key,
                "p" + number + ".example",
                "Paris",
                setup,
                setup,
                machines,
                instance.isEmpty() ? List.of() : List.of(new SqlInstanceRef(key, instance)));
    }

    private static Topology topology(List<Cluster> clusters, List<String> roles) {
        List<Service> services = new ArrayList<>();
        for (int i = 0; i < clusters.size(); i++) {
            Cluster cluster = clusters.get(i);
            List<Dependency> needs = new ArrayList<>();
            if (!cluster.sqlInstances().isEmpty()) {
                services.add(new Service(
                        "store" + i,
                        "UserStore",
                        6,
                        cluster.key(),
                        cluster.sqlInstances().get(0),
                        null,
                        null,
                        false,
                        true,
                        List.of()));
                needs.add(new Dependency("store" + i, "Default"));
            }
            services.add(new Service("s" + i, roles.get(i), 6, cluster.key(), null, null, null, false, true, needs));
        }
        return new Topology(Shape.AS_XML, List.of(new Site("Paris", SiteKind.CENTRAL, null)), clusters, services);
    }
}
