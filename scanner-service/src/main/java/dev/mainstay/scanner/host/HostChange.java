package dev.mainstay.scanner.host;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One host before and after a new plan.
 *
 * @param before with the sequence 0 when the host is new
 */
public record HostChange(Host before, Host after) {

    public boolean isNew() {
        return before.sequence() == 0;
    }

    /**
     * Every host that the plan changes, by FQDN; hosts that stay as they are are not among them. Pure.
     *
     * @param simulated whether new hosts are taken as simulated until a scan says otherwise
     */
    public static List<HostChange> all(
            Collection<Host> known, Map<String, PlannedHost> plan, boolean simulated, Instant now) {
        Map<String, Host> before = new TreeMap<>();
        known.forEach(host -> before.put(host.fqdn(), host));
        List<HostChange> changes = new ArrayList<>();
        new TreeMap<>(plan).forEach((fqdn, planned) -> {
            Host host = before.remove(fqdn);
            if (host == null) {
                Host fresh = Host.planned(planned, simulated, now);
                changes.add(new HostChange(fresh, fresh.next(now)));
            } else if (!host.replanned(planned).equals(host)) {
                changes.add(new HostChange(host, host.replanned(planned).next(now)));
            }
        });
        before.values().stream()
                .filter(Host::active)
                .forEach(host -> changes.add(new HostChange(host, host.retired().next(now))));
        return changes;
    }
}
