package dev.mainstay.patch.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

/** Random estates, random ends of jobs, hosts that fall silent: nothing breaks, and nothing waits for ever. */
@Tag("property")
class PlannerPropertyTest {

    private static final List<SqlPurpose> PURPOSES = List.of(
            SqlPurpose.BACK_END,
            SqlPurpose.BACK_END_MIRROR,
            SqlPurpose.MIRROR_WITNESS,
            SqlPurpose.MONITORING_STORE,
            SqlPurpose.ARCHIVING_STORE);

    @Property(tries = 400)
    void noPoolIsEverBrokenWhateverHappens(@ForAll Random random) {
        TestEstate estate = estate(random);
        Set<String> running = new HashSet<>();
        for (int event = 0; event < 60; event++) {
            release(estate, running);
            somethingHappens(estate, running, random);
        }
    }

    @Property(tries = 400)
    void whenAllGoesWellEveryHostComesToItsTurn(@ForAll Random random) {
        TestEstate estate = estate(random);
        Set<String> running = new HashSet<>();
        int jobs = estate.waiting.size();
        int finished = 0;
        while (finished < jobs) {
            release(estate, running);
            assertThat(running).as("somebody goes, %s wait", estate.held()).isNotEmpty();
            assertThat(estate.blocked()).isEmpty();
            String done = anyOf(running, random);
            running.remove(done);
            estate.out.remove(done);
            finished++;
        }
    }

    @Property(tries = 200)
    void thePlanDoesNotDependOnTheOrderOfItsInput(@ForAll Random random) {
        TestEstate estate = estate(random);
        ReleasePlan plan = estate.plan();
        ReleaseInput now = estate.now();
        List<EstateHost> hosts = new ArrayList<>(now.hosts());
        List<WaitingJob> waiting = new ArrayList<>(now.waiting());
        Collections.shuffle(hosts, random);
        Collections.shuffle(waiting, random);

        assertThat(SafeReleasePlanner.plan(new ReleaseInput(hosts, waiting))).isEqualTo(plan);
    }

    private static void release(TestEstate estate, Set<String> running) {
        Set<String> outBefore = new HashSet<>(estate.out.keySet());
        List<String> released = estate.released();
        for (String host : released) {
            running.add(host);
            estate.waiting.remove(host);
            estate.out.put(host, OutageCause.IN_PROGRESS);
        }
        Invariants.check(estate, running);
        released.stream()
                .filter(host -> !outBefore.contains(host))
                .forEach(host -> Invariants.check(estate, host, estate.out.keySet()));
    }

    private static void somethingHappens(TestEstate estate, Set<String> running, Random random) {
        String host = anyOf(estate.memberships.keySet(), random);
        if (running.contains(host)) {
            running.remove(host);
            if (random.nextInt(4) == 0) {
                estate.out.put(host, OutageCause.FAILED);
                estate.waiting(host);
            } else {
                estate.out.remove(host);
            }
        } else if (random.nextInt(6) == 0) {
            @Nullable OutageCause cause = estate.out.get(host);
            if (cause == null) {
                estate.out.put(host, random.nextBoolean() ? OutageCause.STALE : OutageCause.NOT_ENROLLED);
            } else {
                estate.out.remove(host);
            }
        }
    }

    private static TestEstate estate(Random random) {
        TestEstate estate = new TestEstate();
        estate.maxUnavailable = 1 + random.nextInt(3);
        int pools = 1 + random.nextInt(4);
        for (int i = 0; i < pools; i++) {
            addPool(estate, "pool" + i, i > 0 && random.nextInt(3) == 0 ? "pool" + (i - 1) : null, random);
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            List<String> names = new ArrayList<>(estate.pools.keySet());
            Collections.shuffle(names, random);
            estate.sql(
                    "sql" + i,
                    PURPOSES.get(random.nextInt(PURPOSES.size())),
                    names.subList(0, 1 + random.nextInt(names.size())).toArray(String[]::new));
        }
        estate.host("plain");
        return estate.waitingEverywhere();
    }

    private static void addPool(TestEstate estate, String name, @Nullable String pairedWith, Random random) {
        Map<PoolKind, Integer> largest = Map.of(
                PoolKind.ENTERPRISE_FRONT_END, 12,
                PoolKind.STANDARD_EDITION, 1,
                PoolKind.EDGE, 4,
                PoolKind.MEDIATION, 3,
                PoolKind.PERSISTENT_CHAT, 3);
        List<Map.Entry<PoolKind, Integer>> kinds =
                largest.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        Map.Entry<PoolKind, Integer> kind = kinds.get(random.nextInt(kinds.size()));
        int size = 1 + random.nextInt(kind.getValue());
        estate.pool(name, kind.getKey(), Product.LYNC_SERVER_2013, size, 1 + random.nextInt(size), pairedWith);
    }

    private static String anyOf(Set<String> hosts, Random random) {
        List<String> sorted = hosts.stream().sorted().toList();
        return sorted.get(random.nextInt(sorted.size()));
    }
}
