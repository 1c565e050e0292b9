package dev.mainstay.scanner.finding.evaluation;

import dev.mainstay.catalogue.assessment.Role;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import java.util.Set;
import java.util.stream.Collectors;

/** What the estate asks of a host, for judging what it has. */
final class RoleDemands {
    private RoleDemands() {}

    static Role of(HostInput host) {
        // A plain server may carry whatever it likes: nothing of it is unexpected.
        Set<String> demanded = host.memberships().isEmpty()
                ? null
                : host.sqlInstances().stream()
                        .filter(instance -> instance.presence() != Presence.UNEXPECTED)
                        .map(SqlInstance::name)
                        .collect(Collectors.toUnmodifiableSet());
        String product = host.memberships().stream()
                .map(membership -> membership.pool().product())
                .filter(known -> known != Product.NONE && known != Product.UNKNOWN)
                .map(Product::name)
                .findFirst()
                .orElse(null);
        return new Role(demanded, product, true);
    }
}
