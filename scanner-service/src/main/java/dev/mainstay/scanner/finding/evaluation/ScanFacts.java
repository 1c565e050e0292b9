package dev.mainstay.scanner.finding.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.workload.WorkloadDatabases;
import dev.mainstay.events.ScanSnapshot.Service;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a complete scan said, as far as conclusions are drawn from it.
 *
 * @param host system, SQL Server instances, components, installed updates
 * @param offered what the host's Windows Update Agent offers or has waiting for a restart
 * @param installed KBs that the agent says are installed, sorted
 * @param ownServer whether the agent asks an update server of the organisation, which need not offer everything
 * @param services of the workload and of SQL Server; empty in facts from before there was this field
 * @param databases of the host's Lync Server or Skype for Business Server; absent where it has none or its agent did not ask
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ScanFacts(
        HostFacts host,
        List<OfferedUpdate> offered,
        List<String> installed,
        boolean ownServer,
        List<Service> services,
        @Nullable WorkloadDatabases databases) {

    @JsonCreator
    public ScanFacts {
        services = services == null ? List.of() : List.copyOf(services);
        offered = offered == null ? List.of() : List.copyOf(offered);
        installed = installed == null ? List.of() : List.copyOf(installed);
    }

    /** Facts without services. */
    public ScanFacts(
            HostFacts host,
            List<OfferedUpdate> offered,
            List<String> installed,
            boolean ownServer,
            @Nullable WorkloadDatabases databases) {
        this(host, offered, installed, ownServer, List.of(), databases);
    }

    /**
     * An update that the Windows Update Agent offers.
     *
     * @param title cut at 200 characters
     * @param severity MSRC severity; absent where Microsoft gives none
     * @param pendingRestart whether it is installed and waits for a restart
     * @param flags what else Windows Update says of it; absent in facts from before there was this field
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record OfferedUpdate(
            UUID updateId,
            int revision,
            String title,
            List<String> kbs,
            List<String> cves,
            @Nullable String severity,
            boolean pendingRestart,
            @Nullable Flags flags) {

        @JsonCreator
        public OfferedUpdate {
            kbs = kbs == null ? List.of() : List.copyOf(kbs);
            cves = cves == null ? List.of() : List.copyOf(cves);
        }

        /** An update of which no more is known. */
        public OfferedUpdate(
                UUID updateId,
                int revision,
                String title,
                List<String> kbs,
                List<String> cves,
                @Nullable String severity,
                boolean pendingRestart) {
            this(updateId, revision, title, kbs, cves, severity, pendingRestart, null);
        }
    }

    /**
     * How Windows Update offers an update.
     *
     * @param classification its update classification, in the host's language
     * @param driver whether it is one
     * @param browseOnly whether Windows Update only shows it to who looks for it
     * @param mandatory whether it belongs to Windows Update itself
     * @param deadline when Windows Update installs it by itself; absent where none is set
     */
    public record Flags(
            String classification,
            boolean driver,
            boolean browseOnly,
            boolean mandatory,
            @Nullable Instant deadline) {}
}
