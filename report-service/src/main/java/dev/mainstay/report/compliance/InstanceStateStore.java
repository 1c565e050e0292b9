package dev.mainstay.report.compliance;

import dev.mainstay.events.HostSnapshot.Freshness;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.ScanSnapshot.Outcome;
import dev.mainstay.sql.Row;
import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The SQL Server instances of hosts, with what each host misses of an instance's generation. */
@ApplicationScoped
class InstanceStateStore {
    private static final String INSTANCES = """
            select i.host_id, i.name, i.purposes, i.serves_pools, i.presence, i.version, i.generation, i.edition,
                   i.service_state, m.*
            from sql_instance i cross join lateral (
                select count(*) filter (where f.state = 'MISSING' and f.severity = 'Critical')  as critical,
                       count(*) filter (where f.state = 'MISSING' and f.severity = 'Important') as important,
                       count(*) filter (where f.state = 'MISSING' and f.severity = 'Moderate')  as moderate,
                       count(*) filter (where f.state = 'MISSING' and f.severity = 'Low')       as low,
                       count(*) filter (where f.state = 'MISSING'
                           and coalesce(f.severity, '') not in ('Critical', 'Important', 'Moderate', 'Low')) as unspecified,
                       count(*) filter (where f.state = 'INSTALLED_PENDING_REBOOT')             as awaits_restart
                from finding f
                where f.host_id = i.host_id
                    and not f.excepted
                    and not (f.optional and f.state = 'MISSING')
                    and (i.generation = any (f.products) or 'Microsoft ' || i.generation = any (f.products))) m
            where i.host_id = any (:hosts)
            order by i.name""";

    private final Sql sql;

    InstanceStateStore(Sql sql) {
        this.sql = sql;
    }

    /** The instances of these hosts: in the hosts' order, and by name. */
    List<InstanceState> of(Collection<HostState> hosts) {
        Map<UUID, HostState> byId = hosts.stream().collect(Collectors.toMap(HostState::hostId, Function.identity()));
        Map<UUID, List<InstanceState>> found =
                sql.query(INSTANCES).bind("hosts", byId.keySet()).list(row -> state(row, byId)).stream()
                        .collect(Collectors.groupingBy(InstanceState::hostId));
        return hosts.stream()
                .flatMap(host -> found.getOrDefault(host.hostId(), List.of()).stream())
                .toList();
    }

    private static InstanceState state(Row row, Map<UUID, HostState> hosts) {
        HostState host = Objects.requireNonNull(hosts.get(row.uuid("host_id")));
        Missing missing = new Missing(
                row.integer("critical"),
                row.integer("important"),
                row.integer("moderate"),
                row.integer("low"),
                row.integer("unspecified"),
                0);
        Presence presence = row.name("presence", Presence.class);
        String generation = row.textOrNull("generation");
        String outcome = host.scanOutcome();
        return new InstanceState(
                host.hostId(),
                row.text("name"),
                host.fqdn(),
                host.site(),
                host.simulated(),
                row.texts("purposes"),
                row.texts("serves_pools"),
                presence.name(),
                row.textOrNull("version"),
                generation,
                row.textOrNull("edition"),
                row.textOrNull("service_state"),
                missing.critical(),
                missing.important(),
                missing.moderate(),
                missing.low(),
                missing.unspecified(),
                StandingEvaluator.ofInstance(
                        host.state(),
                        Freshness.valueOf(host.freshness()),
                        outcome == null ? null : Outcome.valueOf(outcome),
                        presence,
                        generation,
                        missing.total(),
                        row.integer("awaits_restart") > 0));
    }
}
