package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.finding.FindingDraft;
import dev.mainstay.catalogue.finding.FindingState;
import dev.mainstay.catalogue.finding.HostFinding.Confidence;
import dev.mainstay.catalogue.version.Version;
import dev.mainstay.catalogue.workload.InstalledWorkload.Component;
import dev.mainstay.catalogue.workload.Pool.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Judge of what the servers of a pool must have in common. Pure.
 *
 * <p>Findings: {@code pool/Core Components} when members are at different builds, or when that cannot be told of all;
 * {@code pool/databases} when a member says that a database is behind its binaries, or that it cannot tell; {@code
 * pool/mirror/…} when the partners of a mirror are unlike. Nothing is said of what is as it should be.
 *
 * <p>Sources: domain notes, §2.1 (all updates at the same time on all servers, databases after all binaries), §1.3 and
 * §2.2.
 */
public final class PoolAssessor {

    private final WorkloadBuilds builds;

    public PoolAssessor(WorkloadBuilds builds) {
        this.builds = builds;
    }

    public List<PoolFinding> assess(Pool pool) {
        List<PoolFinding> findings = new ArrayList<>();
        levels(pool).ifPresent(findings::add);
        DatabaseAssessor.assess(pool).ifPresent(findings::add);
        pool.mirrors().stream()
                .flatMap(mirror -> MirrorAgreement.finding(pool.fqdn(), mirror).stream())
                .forEach(findings::add);
        return findings;
    }

    private Optional<PoolFinding> levels(Pool pool) {
        Map<String, Level> levels = new TreeMap<>();
        TreeSet<Version> versions = new TreeSet<>();
        List<String> unknown = new ArrayList<>();
        for (Member member : pool.members()) {
            Optional<Level> level = level(member);
            level.ifPresentOrElse(
                    known -> {
                        levels.put(member.host(), known);
                        versions.add(known.version());
                    },
                    () -> unknown.add(member.host()));
        }
        if (pool.members().size() < 2 || (versions.size() < 2 && unknown.isEmpty())) {
            return Optional.empty();
        }
        boolean differ = versions.size() > 1;
        FindingDraft draft = new FindingDraft(
                "pool/" + InstalledWorkload.CORE_COMPONENTS,
                (differ ? WorkloadText.POOL_DIFFERS : WorkloadText.POOL_UNKNOWN).with(),
                differ ? FindingState.MISSING : FindingState.UNKNOWN,
                Confidence.STRONG);
        if (differ) {
            draft.current(versions.first()).target(versions.last()).remedy(WorkloadText.POOL_DIFFERS_REMEDY.with());
        }
        levels.forEach((host, level) -> draft.because(WorkloadText.MEMBER_AT.with(host, level.describe())));
        unknown.forEach(host -> draft.because(WorkloadText.MEMBER_UNKNOWN.with(host)));
        return Optional.of(new PoolFinding(pool.fqdn(), hosts(pool), draft.finding()));
    }

    private Optional<Level> level(Member member) {
        Optional<InstalledWorkload> workload = InstalledWorkload.of(member.programs());
        return workload.flatMap(InstalledWorkload::core)
                .map(Component::version)
                .map(version ->
                        builds.levelOf(workload.orElseThrow().product(), InstalledWorkload.CORE_COMPONENTS, version));
    }

    private static List<String> hosts(Pool pool) {
        return pool.members().stream().map(Member::host).toList();
    }
}
