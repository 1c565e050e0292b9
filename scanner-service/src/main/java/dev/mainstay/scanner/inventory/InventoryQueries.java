package dev.mainstay.scanner.inventory;

import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.scanner.estate.EstateChanges;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.inventory.SiteView.Kind;
import dev.mainstay.scanner.scan.history.ScanQueries;
import dev.mainstay.scanner.scan.history.ScanSummary;
import dev.mainstay.scanner.topology.Topology.Site;
import dev.mainstay.scanner.topology.Topology.SiteKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The estate as people look at it: sites, pools, and hosts with their scans. */
@ApplicationScoped
public class InventoryQueries {
    private static final int HISTORY = 20;

    private final Hosts hosts;
    private final EstateChanges estate;
    private final ScanQueries scans;

    InventoryQueries(Hosts hosts, EstateChanges estate, ScanQueries scans) {
        this.hosts = hosts;
        this.estate = estate;
        this.scans = scans;
    }

    /** The topology's sites in its order, then those that only hosts added by hand have. */
    @Transactional
    List<SiteView> sites() {
        Map<String, Integer> hostsBySite = new TreeMap<>();
        for (Host host : hosts.active()) {
            String site = host.place().site();
            if (site != null) {
                hostsBySite.merge(site, 1, Integer::sum);
            }
        }
        Map<String, SiteView> views = new LinkedHashMap<>();
        List<Site> known = estate.topology().map(topology -> topology.sites()).orElse(List.of());
        for (Site site : known) {
            views.put(
                    site.name(),
                    new SiteView(
                            site.name(),
                            site.kind() == SiteKind.CENTRAL ? Kind.CENTRAL : Kind.REMOTE,
                            site.centralSite(),
                            hostsBySite.getOrDefault(site.name(), 0)));
        }
        hostsBySite.forEach(
                (name, count) -> views.computeIfAbsent(name, n -> new SiteView(n, Kind.BY_HAND, null, count)));
        return List.copyOf(views.values());
    }

    /** The pools by FQDN. */
    @Transactional
    List<PoolView> pools() {
        Map<String, Pool> pools = new TreeMap<>();
        Map<String, List<Host>> members = new TreeMap<>();
        for (Host host : hosts.active()) {
            host.place().memberships().forEach(membership -> {
                pools.put(membership.pool().fqdn(), membership.pool());
                members.computeIfAbsent(membership.pool().fqdn(), name -> new ArrayList<>())
                        .add(host);
            });
        }
        return pools.values().stream()
                .map(pool -> PoolView.of(pool, members.getOrDefault(pool.fqdn(), List.of())))
                .toList();
    }

    @Transactional
    Optional<HostDetailView> host(HostId id) {
        return hosts.find(id).map(this::detail);
    }

    private HostDetailView detail(Host host) {
        List<ScanSummary> history = scans.history(host.id(), HISTORY);
        ScanSummary last = history.isEmpty() ? null : history.get(0);
        ScanSnapshot findings = scans.current(host.id()).orElse(null);
        boolean old = findings != null && last != null && !findings.scanId().equals(last.scanId());
        return new HostDetailView(HostView.of(host), last, findings, old, history);
    }
}
