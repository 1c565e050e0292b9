package dev.mainstay.patch.ordering;

import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.patch.PackageId;
import dev.mainstay.patch.job.order.OrderedPackage;
import dev.mainstay.patch.job.order.PackageInstallation;
import dev.mainstay.patch.ordering.NamedHosts.Choice;
import dev.mainstay.patch.software.Packages;
import dev.mainstay.patch.software.RegisteredPackage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Packages that people order for hosts: jobs like any other, of a rollout whose limits they keep (docs/adr/0013). */
@ApplicationScoped
@Transactional
public class PackageOrders {

    private final NamedHosts namedHosts;
    private final Packages packages;

    PackageOrders(NamedHosts namedHosts, Packages packages) {
        this.namedHosts = namedHosts;
        this.packages = packages;
    }

    /** What becomes of the order. */
    sealed interface Answer {
        record Ordered(List<NamedHostView> hosts) implements Answer {}

        record UnknownPackage() implements Answer {}

        /** The package is for an instance and none is named, or the other way round. */
        record InstanceNeeded() implements Answer {}

        /** Nothing was ordered. */
        record Refused(Choice why) implements Answer {}
    }

    Answer order(PackageId id, PackageOrderRequest request) {
        Optional<RegisteredPackage> known = packages.find(id);
        if (known.isEmpty()) {
            return new Answer.UnknownPackage();
        }
        if ((known.get().kind() == PackageKind.SQL_SERVER_PATCH) != (request.instance() != null)) {
            return new Answer.InstanceNeeded();
        }
        Choice choice = namedHosts.choose(request.rolloutId(), request.hostIds());
        if (!(choice instanceof Choice.Ready ready)) {
            return new Answer.Refused(choice);
        }
        OrderedPackage ordered = ordered(known.get(), request.instance());
        return new Answer.Ordered(namedHosts.plan(ready, scan -> new PackageInstallation(ordered.on(scan))));
    }

    private static OrderedPackage ordered(RegisteredPackage known, @Nullable String instance) {
        return new OrderedPackage(
                known.name(),
                known.sizeBytes(),
                known.sha256(),
                known.kind(),
                instance == null ? null : instance.toUpperCase(Locale.ROOT),
                known.kb(),
                known.targetVersion(),
                null);
    }
}
