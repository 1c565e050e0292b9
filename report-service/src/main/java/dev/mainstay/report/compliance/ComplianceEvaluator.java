package dev.mainstay.report.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The compliance table, made from where each host stands. Hosts outside any site, pool or role are in the row with the empty
 * key.
 */
final class ComplianceEvaluator {
    private ComplianceEvaluator() {}

    static List<ComplianceRowView> table(HostStates.Estate estate, Grouping by, LocalDate today) {
        Map<UUID, List<InstanceState>> instances =
                estate.instances().stream().collect(Collectors.groupingBy(InstanceState::hostId));
        Map<UUID, List<Membership>> memberships =
                estate.memberships().stream().collect(Collectors.groupingBy(Membership::hostId));
        return switch (by) {
            case SITE -> grouped(estate.hosts(), instances, today, host -> keys(host.site()));
            case POOL ->
                grouped(
                        estate.hosts(),
                        instances,
                        today,
                        host -> memberships.getOrDefault(host.hostId(), List.of()).stream()
                                .map(Membership::pool)
                                .collect(Collectors.toSet()));
            case ROLE ->
                grouped(
                        estate.hosts(),
                        instances,
                        today,
                        host -> memberships.getOrDefault(host.hostId(), List.of()).stream()
                                .flatMap(membership -> membership.roles().stream())
                                .collect(Collectors.toSet()));
            case HOST ->
                estate.hosts().stream()
                        .map(host -> row(host.fqdn(), host.hostId(), List.of(host), instances, today))
                        .toList();
            case INSTANCE -> instanceRows(estate, today);
        };
    }

    private static List<ComplianceRowView> grouped(
            List<HostState> hosts,
            Map<UUID, List<InstanceState>> instances,
            LocalDate today,
            Function<HostState, ? extends Collection<String>> keys) {
        Map<String, List<HostState>> groups = new TreeMap<>();
        for (HostState host : hosts) {
            Set<String> of = new LinkedHashSet<>(keys.apply(host));
            if (of.isEmpty()) {
                of.add("");
            }
            of.forEach(key ->
                    groups.computeIfAbsent(key, ignored -> new ArrayList<>()).add(host));
        }
        return groups.entrySet().stream()
                .map(group -> row(group.getKey(), null, group.getValue(), instances, today))
                .toList();
    }

    private static ComplianceRowView row(
            String key,
            @Nullable UUID hostId,
            List<HostState> hosts,
            Map<UUID, List<InstanceState>> instances,
            LocalDate today) {
        List<Standing> instanceStandings = hosts.stream()
                .flatMap(host -> instances.getOrDefault(host.hostId(), List.of()).stream())
                .map(InstanceState::state)
                .toList();
        return new ComplianceRowView(
                key,
                hostId,
                Counts.of(hosts.stream().map(HostState::state).toList()),
                Counts.of(instanceStandings),
                hosts.stream().map(HostState::missing).reduce(Missing.NONE, Missing::plus),
                Exposure.of(hosts, today),
                null,
                hosts.stream().anyMatch(HostState::simulated));
    }

    private static List<ComplianceRowView> instanceRows(HostStates.Estate estate, LocalDate today) {
        Map<UUID, List<HostState>> hosts = estate.hosts().stream().collect(Collectors.groupingBy(HostState::hostId));
        return estate.instances().stream()
                .map(instance -> instanceRow(instance, hosts.getOrDefault(instance.hostId(), List.of()), today))
                .toList();
    }

    private static ComplianceRowView instanceRow(InstanceState instance, List<HostState> host, LocalDate today) {
        return new ComplianceRowView(
                instance.fqdn() + "\\" + instance.name(),
                instance.hostId(),
                Counts.of(host.stream().map(HostState::state).toList()),
                Counts.of(List.of(instance.state())),
                instance.missing(),
                Exposure.of(host, today),
                instance,
                instance.simulated());
    }

    private static List<String> keys(@Nullable String key) {
        return key == null ? List.of() : List.of(key);
    }
}
