package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.patch.HostId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A host of the estate as the release planner sees it: in its pools, or out for a cause.
 *
 * @param out why it is out of its pools; empty while it is in
 * @param notRunning what of the services that make it serve does not run, each with its state
 * @param carriers the hosts that carry it, where it is a name; empty for a machine
 */
public record EstateHost(
        HostId hostId,
        String fqdn,
        List<Membership> memberships,
        List<SqlInstance> sqlInstances,
        Optional<OutageCause> out,
        List<String> notRunning,
        Optional<List<HostId>> carriers) {

    public EstateHost {
        notRunning = List.copyOf(notRunning);
    }

    /** What to say of it when it is out for that, in English. */
    String inWords(OutageCause cause) {
        return cause == OutageCause.NOT_SERVING
                ? cause.inWords() + ": " + String.join(", ", notRunning)
                : cause.inWords();
    }

    /** FQDNs of the pools whose members depend on a SQL Server instance of this host, its own pools left out. */
    Set<String> servesOtherPools() {
        return sqlInstances.stream()
                .flatMap(instance -> instance.servesPools().stream())
                .filter(pool -> !memberOf(pool))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean memberOf(String pool) {
        return memberships.stream().anyMatch(member -> member.pool().fqdn().equals(pool));
    }
}
