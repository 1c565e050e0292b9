package dev.mainstay.patch.ordering;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.patch.PackageId;
import dev.mainstay.patch.job.order.OrderedPackage;
import dev.mainstay.patch.job.order.PackageInstallation;
import dev.mainstay.patch.ordering.NamedHosts.Choice;
import dev.mainstay.patch.software.Packages;
import dev.mainstay.patch.software.RegisteredPackage;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Packages that people order for hosts: jobs like any other, of a rollout whose limits they keep (docs/adr/0013). */
@ApplicationScoped
@Transactional
public class PackageOrders {

    private final NamedHosts namedHosts;
    private final Packages packages;
    private final Trail trail;

    PackageOrders(NamedHosts namedHosts, Packages packages, Trail trail) {
        this.namedHosts = namedHosts;
        this.packages = packages;
        this.trail = trail;
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

    /** What is left of an order in the trail. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Left(UUID rolloutId, @Nullable String instance, List<NamedHostView> hosts) {}

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
        List<NamedHostView> hosts = namedHosts.plan(ready, scan -> new PackageInstallation(ordered.on(scan)));
        trail.leave(
                "package-order", id.toString(), null, new Left(request.rolloutId(), request.instance(), hosts), null);
        return new Answer.Ordered(hosts);
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
