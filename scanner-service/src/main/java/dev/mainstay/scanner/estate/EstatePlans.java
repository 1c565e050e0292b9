package dev.mainstay.scanner.estate;

import dev.mainstay.scanner.estate.EstateOutcome.Planned;
import dev.mainstay.scanner.estate.plan.Annotations;
import dev.mainstay.scanner.estate.plan.Carriers;
import dev.mainstay.scanner.estate.plan.EstateDiff;
import dev.mainstay.scanner.estate.plan.EstatePlanner;
import dev.mainstay.scanner.host.EstateConfig;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostChange;
import dev.mainstay.scanner.host.Hosts;
import dev.mainstay.scanner.host.PlannedHost;
import dev.mainstay.scanner.topology.Topology;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plans of the estate, made from its inputs; the difference is applied with one event per host that it changes. */
@ApplicationScoped
public class EstatePlans {
    private final PlanInputStore inputs;
    private final Hosts hosts;
    private final EstateConfig config;
    private final Clock clock;

    EstatePlans(PlanInputStore inputs, Hosts hosts, EstateConfig config, Clock clock) {
        this.inputs = inputs;
        this.hosts = hosts;
        this.config = config;
        this.clock = clock;
    }

    /** The caller holds {@link PlanInputStore#lock}. */
    @Transactional(TxType.MANDATORY)
    Planned replan(@Nullable Topology topology, boolean dryRun) {
        List<Host> known = hosts.lockAll();
        Map<String, String> builds = new HashMap<>();
        for (Host host : known) {
            String build = host.observed().workloadBuild();
            if (host.active() && build != null) {
                builds.put(host.fqdn(), build);
            }
        }
        Annotations annotations = inputs.annotations();
        Map<String, PlannedHost> plan = Carriers.told(
                EstatePlanner.plan(topology, annotations, inputs.byHand(), builds),
                annotations.carriers(),
                hosts.scannedCarriers(),
                known);
        EstateDiff diff = EstateDiff.between(known, plan);
        if (!dryRun) {
            hosts.apply(HostChange.all(known, plan, config.simulated(), clock.instant()));
        }
        return new Planned(diff, !dryRun);
    }

    static boolean hasPool(@Nullable Topology topology, String fqdn) {
        return topology != null
                && topology.clusters().stream()
                        .anyMatch(cluster -> cluster.fqdn().equals(fqdn));
    }
}
