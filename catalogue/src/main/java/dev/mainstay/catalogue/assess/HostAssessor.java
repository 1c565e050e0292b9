package dev.mainstay.catalogue.assess;

import dev.mainstay.catalogue.finding.HostFinding;
import dev.mainstay.catalogue.host.HostFacts;
import dev.mainstay.catalogue.lifecycle.Lifecycles;
import dev.mainstay.catalogue.lifecycle.SupportAssessor;
import dev.mainstay.catalogue.sql.SqlAssessor;
import dev.mainstay.catalogue.sql.SqlBuilds;
import dev.mainstay.catalogue.sql.SqlHost;
import dev.mainstay.catalogue.sql.SqlSupport;
import dev.mainstay.catalogue.view.Catalogue;
import dev.mainstay.catalogue.vulnerability.Vulnerabilities;
import dev.mainstay.catalogue.windows.WindowsAssessor;
import dev.mainstay.catalogue.workload.InstalledWorkload;
import dev.mainstay.catalogue.workload.WorkloadAssessor;
import dev.mainstay.catalogue.workload.WorkloadBuilds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges all of a host: Windows, .NET Framework, SQL Server, Lync Server. Pure; made once for many hosts. */
final class HostAssessor {

    private final boolean documents;
    private final @Nullable LocalDate documentsUpTo;
    private final WindowsAssessor windows;
    private final SupportAssessor support;
    private final WorkloadAssessor workload;
    private final SqlAssessor sql;

    HostAssessor(KnownUpdates known) {
        Catalogue catalogue = known.catalogue();
        Lifecycles lifecycles = new Lifecycles(flat(catalogue.lifecycle()));
        this.documents = known.documents();
        this.documentsUpTo = known.documentsUpTo();
        this.windows = new WindowsAssessor(catalogue);
        this.support = new SupportAssessor(lifecycles);
        this.workload = new WorkloadAssessor(new WorkloadBuilds(flat(catalogue.workloadBuilds())), support, catalogue);
        this.sql = new SqlAssessor(
                new SqlBuilds(flat(catalogue.sqlBuilds()), catalogue.sqlLines()),
                new SqlSupport(lifecycles, catalogue.sqlSupportOverrides()),
                new Vulnerabilities(catalogue));
    }

    Assessment assess(HostFacts host, LocalDate day) {
        List<HostFinding> findings = new ArrayList<>();
        if (documents) {
            findings.addAll(windows.assess(host, day));
        }
        if (host.windows() != null) {
            support.windows(host.windows(), day).ifPresent(findings::add);
        }
        support.dotNet(host.dotNetRelease(), day).ifPresent(findings::add);
        findings.addAll(workload.assess(host.components(), day));
        // The role of the host is not known here, so no instance is missing or unexpected.
        String product = InstalledWorkload.of(host.components())
                .map(InstalledWorkload::product)
                .orElse(null);
        findings.addAll(sql.assess(new SqlHost(host.sqlInstances(), false, null, product), day));
        return new Assessment(host, day, documents, documentsUpTo, findings);
    }

    private static <T> List<T> flat(Collection<List<T>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }
}
