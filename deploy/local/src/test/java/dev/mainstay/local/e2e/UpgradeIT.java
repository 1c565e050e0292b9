package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.ServiceName;
import dev.mainstay.local.windows.DeclinedUpdates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The version before this one and this one on the same stores: one after the other in an order that the seed gives, side by side, and
 * back, with agents of the version before that work on. By hand, as the version before has to be built: {@code deploy/upgrade-drill}.
 */
@EnabledIfSystemProperty(named = UpgradeIT.PREVIOUS, matches = ".+", disabledReason = "run by deploy/upgrade-drill")
class UpgradeIT {
    static final String PREVIOUS = "mainstay.previous";

    private static final long SEED = 20_130_711;

    private final Path previous = Path.of(System.getProperty(PREVIOUS, "."));
    private final DemoRun demo = new DemoRun("upgrade", machine -> machine, List.of(), module -> {
        // The agents stay those of the version before.
        return "local".equals(module) ? previous.resolve("deploy/local/target/app") : DemoRun.packaged(module);
    });
    private final Map<ServiceName, Child> serving = new EnumMap<>(ServiceName.class);
    private final List<Child> beside = new ArrayList<>();

    @Test
    void versionsFollowEachOtherAndStandSideBySide() throws IOException {
        Random random = new Random(SEED);
        try {
            demo.run().startStores();
            for (ServiceName service : ServiceName.values()) {
                serve(service, old(service));
            }
            declineAsBefore();
            demo.startWork(600, 1);
            Loss watch = new Loss(demo);
            watch.progress(2);

            // Side by side: replicas of this version take half of the partitions.
            for (ServiceName service : shuffled(random)) {
                Child replica = demo.run()
                        .service(
                                service,
                                DemoRun.packaged(service.module()),
                                DemoRun.freePort(),
                                service.module() + "-beside");
                replica.start();
                beside.add(replica);
            }
            watch.progress(3);

            // To this version.
            for (ServiceName service : shuffled(random)) {
                serve(service, DemoRun.packaged(service.module()));
                watch.progress(1);
            }

            // And back, on tables of this version.
            beside.forEach(Child::stop);
            for (ServiceName service : shuffled(random)) {
                serve(service, old(service));
                watch.progress(1);
            }

            // To this version for good.
            for (ServiceName service : shuffled(random)) {
                serve(service, DemoRun.packaged(service.module()));
            }
            await("all hosts compliant")
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(demo::compliant);
            await("the services agree")
                    .atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(new Agreement(demo.run()).broken(Set.of()))
                            .isEmpty());
            Invariants invariants = demo.invariants();
            assertThat(invariants.broken()).isEmpty();
            assertThat(invariants.lastOfEachJob()).allMatch(job -> job.status() == JobStatus.SUCCEEDED);
            for (ServiceName service : ServiceName.values()) {
                assertThat(watch.number(service, "select count(*) from parked")).isZero();
            }
        } finally {
            beside.forEach(Child::stop);
            serving.values().forEach(Child::stop);
            demo.close();
        }
    }

    /** Whoever decided was told in the body, which this version refuses: programs change with the service. */
    private void declineAsBefore() {
        DeclinedUpdates.REASONS.forEach((update, reason) -> Http.postJson(
                URI.create(demo.run().address(ServiceName.PATCH) + "/api/v1/decisions"),
                Map.of("verdict", "DECLINED", "updateId", update, "reason", reason, "decidedBy", "demo")));
    }

    /** Puts a build in the place of the one that serves. */
    private void serve(ServiceName service, Path packaged) {
        Child before = serving.get(service);
        if (before != null) {
            before.stop();
        }
        URI address = demo.run().address(service);
        Child next = demo.run().service(service, packaged, address.getPort(), service.module());
        serving.put(service, next);
        next.start();
    }

    private Path old(ServiceName service) {
        return previous.resolve(service.module()).resolve("target/quarkus-app");
    }

    private static List<ServiceName> shuffled(Random random) {
        List<ServiceName> services = new ArrayList<>(Arrays.asList(ServiceName.values()));
        Collections.shuffle(services, random);
        return services;
    }
}
