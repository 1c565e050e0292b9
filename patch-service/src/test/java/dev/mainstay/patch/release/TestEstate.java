package dev.mainstay.patch.release;

import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.patch.HostId;
import dev.mainstay.patch.JobId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An estate for the planner, put together by name, and what happens on it. */
final class TestEstate {

    final Map<String, Pool> pools = new LinkedHashMap<>();
    final Map<String, List<Membership>> memberships = new LinkedHashMap<>();
    final Map<String, List<SqlInstance>> instances = new HashMap<>();
    final Map<String, List<String>> carriers = new HashMap<>();
    final Map<String, OutageCause> out = new HashMap<>();
    final Set<String> ready = new HashSet<>();
    final Set<String> haltedHosts = new HashSet<>();
    final List<String> waiting = new ArrayList<>();
    int maxUnavailable = 1;

    /** A pool with members {@code name-1} … {@code name-size}, each an upgrade domain of its own. */
    TestEstate pool(String name, PoolKind kind, int size) {
        return pool(name, kind, Product.LYNC_SERVER_2013, size, size, null);
    }

    /** A pool whose members share {@code upgradeDomains} domains in turn. */
    TestEstate pool(
            String name, PoolKind kind, Product product, int size, int upgradeDomains, @Nullable String pairedWith) {
        Pool pool = new Pool(name, "Lyon", kind, product, size, pairedWith, false, null);
        pools.put(name, pool);
        for (int i = 1; i <= size; i++) {
            join(name + "-" + i, name, i, upgradeDomains == size ? null : "ud" + i % upgradeDomains);
        }
        return this;
    }

    /** A branch appliance whose users that pool takes. */
    TestEstate appliance(String name, String backupRegistrar) {
        pools.put(
                name,
                new Pool(
                        name,
                        "Brest",
                        PoolKind.SURVIVABLE_BRANCH,
                        Product.LYNC_SERVER_2013,
                        1,
                        null,
                        false,
                        backupRegistrar));
        return join(name, name, 1, null);
    }

    TestEstate join(String host, String pool, int ordinal, @Nullable String upgradeDomain) {
        host(host);
        Objects.requireNonNull(memberships.get(host))
                .add(new Membership(Objects.requireNonNull(pools.get(pool)), ordinal, null, upgradeDomain, List.of()));
        return this;
    }

    TestEstate host(String host) {
        memberships.computeIfAbsent(host, key -> new ArrayList<>());
        return this;
    }

    /** A host with a SQL Server instance on which the pools depend. */
    TestEstate sql(String host, SqlPurpose purpose, String... servedPools) {
        host(host);
        instances
                .computeIfAbsent(host, key -> new ArrayList<>())
                .add(new SqlInstance(
                        "MSSQLSERVER", List.of(purpose), List.of(servedPools), Presence.CONFIRMED, null, null, null));
        return this;
    }

    /** That host is a name which these carry. */
    TestEstate carried(String name, String... hosts) {
        carriers.put(name, List.of(hosts));
        List.of(hosts).forEach(this::host);
        return this;
    }

    TestEstate forget(String host) {
        memberships.remove(host);
        return this;
    }

    TestEstate out(String host, OutageCause cause) {
        out.put(host, cause);
        return this;
    }

    /** Jobs wait on these hosts. */
    TestEstate waiting(String... hosts) {
        waiting.addAll(Arrays.asList(hosts));
        return this;
    }

    TestEstate waitingEverywhere() {
        waiting.addAll(memberships.keySet());
        return this;
    }

    ReleaseInput now() {
        List<EstateHost> hosts = memberships.entrySet().stream()
                .map(entry -> new EstateHost(
                        id(entry.getKey()),
                        entry.getKey(),
                        List.copyOf(entry.getValue()),
                        instances.getOrDefault(entry.getKey(), List.of()),
                        Optional.ofNullable(out.get(entry.getKey())),
                        out.get(entry.getKey()) == OutageCause.NOT_SERVING ? List.of("RTCSRV STOPPED") : List.of(),
                        Optional.ofNullable(carriers.get(entry.getKey()))
                                .map(names -> names.stream().map(TestEstate::id).toList())))
                .toList();
        List<WaitingJob> jobs = waiting.stream()
                .map(host -> new WaitingJob(
                        job(host), id(host), ready.contains(host), !haltedHosts.contains(host), maxUnavailable))
                .toList();
        return new ReleaseInput(Carriers.resolved(hosts), jobs);
    }

    ReleasePlan plan() {
        return SafeReleasePlanner.plan(now());
    }

    /** The hosts whose jobs may start, in order. */
    List<String> released() {
        return plan().released().stream()
                .map(released -> host(released.jobId()))
                .toList();
    }

    /** The hold codes by host. */
    Map<String, String> held() {
        return plan().held().stream()
                .collect(Collectors.toMap(
                        held -> host(held.jobId()), held -> held.hold().code()));
    }

    /** The hosts of the held jobs whose hold does not pass by itself. */
    Set<String> blocked() {
        return plan().held().stream()
                .filter(held -> !held.hold().passes())
                .map(held -> host(held.jobId()))
                .collect(Collectors.toSet());
    }

    String host(JobId job) {
        return memberships.keySet().stream()
                .filter(host -> job(host).equals(job))
                .findFirst()
                .orElseThrow();
    }

    static HostId id(String host) {
        return new HostId(UUID.nameUUIDFromBytes(host.getBytes(StandardCharsets.UTF_8)));
    }

    static JobId job(String host) {
        return new JobId(UUID.nameUUIDFromBytes(("job " + host).getBytes(StandardCharsets.UTF_8)));
    }
}
