package dev.mainstay.scanner.topology;

import java.util.Collection;
import java.util.Set;

/**
 * What of a topology only stands in it so that the product's servers find it: PSTN gateways, trusted applications, Office
 * Web Apps. None has the product's software, no pool's rules count them, and administrators type their names by hand. So
 * one that cannot be read is left out and told, where an unreadable pool refuses the whole document.
 */
final class Gateways {

    private static final Set<String> ROLES = Set.of("PstnGateway", "ExternalServer", "WacService");

    private Gateways() {}

    static boolean isGateway(String role) {
        return ROLES.contains(role);
    }

    /** Whether nothing but such roles is on a cluster; a cluster with no role at all is not known to be one. */
    static boolean onlyGateway(Collection<String> roles) {
        return !roles.isEmpty() && ROLES.containsAll(roles);
    }

    static TopologyWarning leftOut(Collection<String> roles, UnreadableTopologyException why) {
        return TopologyText.GATEWAY_CLUSTER_LEFT_OUT.warning(String.join(", ", roles), why.getMessage());
    }
}
