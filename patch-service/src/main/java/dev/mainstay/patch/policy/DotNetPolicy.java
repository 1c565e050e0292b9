package dev.mainstay.patch.policy;

import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.workload.DotNetSupport;
import dev.mainstay.catalogue.workload.DotNetSupport.Answer;
import dev.mainstay.catalogue.workload.DotNetUpdate;
import dev.mainstay.catalogue.workload.InstalledWorkload;
import dev.mainstay.catalogue.workload.InstalledWorkload.Component;
import dev.mainstay.events.HostSnapshot;
import dev.mainstay.events.ScanSnapshot;
import dev.mainstay.events.ScanSnapshot.Offer;
import dev.mainstay.events.ScanSnapshot.Software;
import dev.mainstay.events.ScanSnapshot.SoftwareKind;
import java.util.List;
import java.util.Optional;

/**
 * Whether an update brings a .NET Framework that the host's Lync Server or Skype for Business Server does not bear. What mends
 * the version that is there is never held, and neither is what no source speaks of. Pure.
 */
final class DotNetPolicy {

    private DotNetPolicy() {}

    static boolean holds(HostSnapshot host, ScanSnapshot scan, Offer offer) {
        return DotNetUpdate.of(offer.title(), offer.kbs(), offer.classification())
                .filter(update -> unsupported(host, scan, update.version()))
                .isPresent();
    }

    private static boolean unsupported(HostSnapshot host, ScanSnapshot scan, String dotNet) {
        Optional<InstalledWorkload> installed = installed(scan);
        if (installed.isPresent()) {
            Version level = installed.get().core().map(Component::version).orElse(null);
            return DotNetSupport.of(installed.get().product(), level, dotNet) == Answer.NOT_SUPPORTED;
        }
        // The topology says what the host is to be, not at which level it is.
        return host.memberships().stream()
                .filter(member -> member.pool().kind().runsProduct())
                .map(member -> DotNetSupport.of(member.pool().product().name(), null, dotNet))
                .anyMatch(answer -> answer == Answer.NOT_SUPPORTED);
    }

    private static Optional<InstalledWorkload> installed(ScanSnapshot scan) {
        List<Software> software = scan.software();
        return software == null
                ? Optional.empty()
                : InstalledWorkload.of(software.stream()
                        .filter(one -> one.kind() == SoftwareKind.COMPONENT)
                        .map(one -> new ComponentFacts(one.name(), one.version()))
                        .toList());
    }
}
