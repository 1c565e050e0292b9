package dev.mainstay.scanner.estate.plan;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.scanner.host.Host;
import dev.mainstay.scanner.host.HostId;
import dev.mainstay.scanner.host.PlannedHost;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a new plan makes of the hosts that are known. Pure; lists are by FQDN.
 *
 * @param added FQDNs of the hosts that are new, or retired and back
 * @param retired FQDNs of the hosts that the plan no longer has
 */
public record EstateDiff(List<String> added, List<ChangedHost> changed, List<String> retired, int unchanged) {

    /** One host and everything that changes on it. */
    public record ChangedHost(String fqdn, List<FieldChange> changes) {}

    /** One field before and after; an absent value is the empty string. */
    public record FieldChange(String field, String from, String to) {}

    public static EstateDiff between(Collection<Host> known, Map<String, PlannedHost> planned) {
        Map<String, Host> before = new TreeMap<>();
        known.stream().filter(Host::active).forEach(host -> before.put(host.fqdn(), host));
        List<String> added = new ArrayList<>();
        List<ChangedHost> changed = new ArrayList<>();
        int unchanged = 0;
        for (PlannedHost plan : new TreeMap<>(planned).values()) {
            Host host = before.remove(plan.fqdn());
            if (host == null) {
                added.add(plan.fqdn());
                continue;
            }
            List<FieldChange> changes = changes(host, host.replanned(plan));
            if (changes.isEmpty()) {
                unchanged++;
            } else {
                changed.add(new ChangedHost(host.fqdn(), changes));
            }
        }
        return new EstateDiff(added, changed, List.copyOf(before.keySet()), unchanged);
    }

    private static List<FieldChange> changes(Host before, Host after) {
        Map<String, String> from = fields(before);
        Map<String, String> to = fields(after);
        TreeSet<String> names = new TreeSet<>(from.keySet());
        names.addAll(to.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            String old = from.getOrDefault(name, "");
            String now = to.getOrDefault(name, "");
            if (!old.equals(now)) {
                changes.add(new FieldChange(name, old, now));
            }
        }
        return changes;
    }

    /** Everything of a host that a plan decides, one line per thing a person would want to read. */
    private static Map<String, String> fields(Host host) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("site", text(host.place().site()));
        List<HostId> carriers = host.place().carriers();
        fields.put(
                "carriers",
                carriers == null
                        ? ""
                        : "by " + carriers.size() + " hosts: "
                                + carriers.stream().map(HostId::toString).collect(Collectors.joining(" ")));
        for (Membership membership : host.place().memberships()) {
            String pool = "pools[" + membership.pool().fqdn() + "].";
            fields.put(pool + "kind", membership.pool().kind().name());
            fields.put(pool + "product", membership.pool().product().name());
            fields.put(pool + "site", membership.pool().site());
            fields.put(pool + "size", String.valueOf(membership.pool().size()));
            fields.put(pool + "pairedWith", text(membership.pool().pairedWith()));
            fields.put(pool + "backupRegistrar", text(membership.pool().backupRegistrar()));
            fields.put(
                    pool + "centralManagement", String.valueOf(membership.pool().centralManagement()));
            fields.put(pool + "ordinal", String.valueOf(membership.ordinal()));
            fields.put(pool + "faultDomain", text(membership.faultDomain()));
            fields.put(pool + "upgradeDomain", text(membership.upgradeDomain()));
            fields.put(pool + "roles", String.join(" ", membership.roles()));
        }
        for (SqlInstance instance : host.sqlInstances()) {
            String name = "sqlInstances[" + instance.name() + "].";
            fields.put(name + "demanded", String.valueOf(instance.presence() != Presence.UNEXPECTED));
            fields.put(name + "purposes", text(instance.purposes()));
            fields.put(name + "servesPools", String.join(" ", instance.servesPools()));
        }
        return fields;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
