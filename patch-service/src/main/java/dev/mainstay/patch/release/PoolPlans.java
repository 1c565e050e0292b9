package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import dev.mainstay.patch.job.store.NotBegunJob;
import dev.mainstay.patch.release.PoolPlanView.NotBegun;
import dev.mainstay.patch.release.ReleasePlan.Held;
import dev.mainstay.patch.release.ReleasePlan.Released;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the planner thinks of one pool. */
@ApplicationScoped
@Transactional
public class PoolPlans {

    private final Pools pools;

    PoolPlans(Pools pools) {
        this.pools = pools;
    }

    /** Empty when no known host belongs to the pool. */
    Optional<PoolPlanView> of(String pool) {
        Pools.Planned planned = pools.plan();
        Availability availability = new Availability(planned.input().hosts());
        List<EstateHost> members = availability.members(pool);
        return members.stream()
                .findFirst()
                .map(first -> new PoolPlanView(
                        pool,
                        members.size(),
                        size(first, pool),
                        members.stream().map(PoolPlans::host).toList(),
                        availability.servers(pool).stream().map(PoolPlans::host).toList(),
                        jobs(
                                planned,
                                Stream.concat(members.stream(), availability.servers(pool).stream())
                                        .map(EstateHost::hostId)
                                        .collect(Collectors.toSet()))));
    }

    private static List<NotBegun> jobs(Pools.Planned planned, Set<HostId> hosts) {
        Map<JobId, NotBegunJob> ofPool = planned.notBegun().stream()
                .filter(job -> hosts.contains(job.hostId()))
                .collect(Collectors.toMap(NotBegunJob::jobId, Function.identity()));
        List<NotBegun> jobs = new ArrayList<>();
        for (Released released : planned.plan().released()) {
            Optional.ofNullable(ofPool.get(released.jobId()))
                    .ifPresent(job -> jobs.add(new NotBegun(
                            job.jobId().value(),
                            job.fqdn(),
                            true,
                            !released.outages().isEmpty(),
                            null,
                            null,
                            null)));
        }
        for (Held held : planned.plan().held()) {
            Hold hold = held.hold();
            Optional.ofNullable(ofPool.get(held.jobId()))
                    .ifPresent(job -> jobs.add(new NotBegun(
                            job.jobId().value(),
                            job.fqdn(),
                            false,
                            false,
                            hold.code(),
                            hold.message(),
                            hold.passes())));
        }
        return jobs;
    }

    private static PoolPlanView.Host host(EstateHost host) {
        return new PoolPlanView.Host(
                host.hostId().value(), host.fqdn(), host.out().orElse(null));
    }

    private static int size(EstateHost member, String pool) {
        return member.memberships().stream()
                .map(Membership::pool)
                .filter(known -> Objects.equals(known.fqdn(), pool))
                .findFirst()
                .map(known -> known.size())
                .orElse(0);
    }
}
