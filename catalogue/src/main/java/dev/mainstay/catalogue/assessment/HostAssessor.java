package dev.mainstay.catalogue.assessment;

import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.lifecycle.Lifecycles;
import dev.mainstay.catalogue.lifecycle.SupportAssessor;
import dev.mainstay.catalogue.sql.SqlAssessor;
import dev.mainstay.catalogue.sql.SqlBuilds;
import dev.mainstay.catalogue.sql.SqlHost;
import dev.mainstay.catalogue.sql.SqlSupport;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import dev.mainstay.catalogue.windows.WindowsAssessor;
import dev.mainstay.catalogue.workload.InstalledWorkload;
import dev.mainstay.catalogue.workload.Pool;
import dev.mainstay.catalogue.workload.PoolAssessor;
import dev.mainstay.catalogue.workload.PoolFinding;
import dev.mainstay.catalogue.workload.WorkloadAssessor;
import dev.mainstay.catalogue.workload.WorkloadBuilds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All assessors over one catalogue, made once and used for every host. */
public final class HostAssessor {
    private final Catalogue catalogue;
    private final WindowsAssessor windows;
    private final SqlAssessor sql;
    private final SupportAssessor support;
    private final WorkloadAssessor workload;
    private final PoolAssessor pools;

    public HostAssessor(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.windows = new WindowsAssessor(catalogue);
        Lifecycles lifecycles = new Lifecycles(flat(catalogue.lifecycle()));
        this.support = new SupportAssessor(lifecycles);
        this.sql = new SqlAssessor(
                new SqlBuilds(flat(catalogue.sqlBuilds()), catalogue.sqlLines()),
                new SqlSupport(lifecycles, catalogue.sqlSupportOverrides()),
                new Vulnerabilities(catalogue));
        WorkloadBuilds builds = new WorkloadBuilds(flat(catalogue.workloadBuilds()));
        this.workload = new WorkloadAssessor(builds, support, catalogue);
        this.pools = new PoolAssessor(builds);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** What documents say of a host on a day. */
    public List<HostFinding> assess(HostFacts host, Role role, LocalDate day) {
        List<HostFinding> findings = new ArrayList<>(windows.assess(host, day));
        findings.addAll(assessBesideUpdates(host, role, day));
        return findings;
    }

    /** All but the updates of Windows: support, Lync Server, SQL Server. */
    public List<HostFinding> assessBesideUpdates(HostFacts host, Role role, LocalDate day) {
        List<HostFinding> findings = new ArrayList<>();
        HostFacts.Windows system = host.windows();
        if (system != null) {
            support.windows(system, product(host, role) != null, day).ifPresent(findings::add);
        }
        support.dotNet(host.dotNetRelease(), day).ifPresent(findings::add);
        findings.addAll(workload.assess(host.components(), day));
        findings.addAll(sql.assess(
                new SqlHost(host.sqlInstances(), role.complete(), role.sqlInstances(), product(host, role)), day));
        return findings;
    }

    private static @Nullable String product(HostFacts host, Role role) {
        return role.product() != null
                ? role.product()
                : InstalledWorkload.of(host.components())
                        .map(InstalledWorkload::product)
                        .orElse(null);
    }

    /** What the members of a pool do not have in common as they should. */
    public List<PoolFinding> assess(Pool pool) {
        return pools.assess(pool);
    }

    private static <T> List<T> flat(Collection<List<T>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
