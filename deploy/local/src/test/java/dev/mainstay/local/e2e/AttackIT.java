package dev.mainstay.local.e2e;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.architecture.HostileRest;
import dev.mainstay.local.bench.BenchAgent;
import dev.mainstay.local.e2e.TopicAttack.Fate;
import dev.mainstay.local.e2e.TopicAttack.Place;
import dev.mainstay.local.launcher.Child;
import dev.mainstay.local.launcher.Http;
import dev.mainstay.local.launcher.LocalRun;
import dev.mainstay.local.launcher.ServiceName;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/**
 * The demo estate while every operation of the three services and every topic is given hostile values. A fixed seed and a
 * fixed number of rounds; with {@code -Dmainstay.attack.minutes} another seed, which is printed, and as long as that.
 */
class AttackIT {
    private static final long SEED = 20_261_129;
    private static final int ROUNDS = 40;
    private static final Duration SETTLED = Duration.ofMinutes(3);

    @Test
    void theServicesStandAndAgreeWhateverIsSentToThem() {
        Duration longer = Duration.ofMinutes(Long.getLong("mainstay.attack.minutes", 0));
        long seed = Long.getLong("mainstay.attack.seed", longer.isZero() ? SEED : System.nanoTime());
        System.out.println("Attack with seed " + seed);
        // More is set aside here in a minute than elsewhere in a year: an intake that stops is another test.
        List<String> options = List.of("-Dmainstay.messaging.intake.max-parked=1000000");
        try (DemoRun demo = new DemoRun("attack", machine -> machine, options)) {
            // Given
            Child fleet = demo.start(2400, 1).get(0);
            LocalRun run = demo.run();
            Map<String, Long> processes = processes(run);
            BenchAgent attacker = attacker(demo);
            List<UUID> hosts = hosts(demo);

            // When
            BooleanSupplier goesOn = rounds(longer);
            List<RestAttack> attacks = new ArrayList<>();
            for (ServiceName service : ServiceName.values()) {
                attacks.add(new RestAttack(
                        run.address(service),
                        DemoRun.ROOT.resolve("docs/openapi").resolve(service.module() + ".json"),
                        hosts,
                        attacker,
                        new Random(seed ^ service.module().hashCode())));
            }
            List<String> taken = new ArrayList<>();
            for (ServiceName service : ServiceName.values()) {
                taken.addAll(new HostileRest(URI.create(run.address(service) + "/q/openapi")).asAForeignPage());
            }
            try (TopicAttack topics = new TopicAttack(run.bootstrapServers(), new Random(seed))) {
                Random random = new Random(seed);
                List<ConsumerRecord<String, byte[]>> published = List.of();
                for (int round = 0; goesOn.getAsBoolean(); round++) {
                    if (round % 10 == 0) {
                        published = published(run, topics.sent().keySet());
                    }
                    List<CompletableFuture<Void>> sent = attacks.stream()
                            .map(attack -> CompletableFuture.runAsync(attack::round))
                            .toList();
                    round(topics, published, random);
                    sent.forEach(CompletableFuture::join);
                }
                fleet.stop();

                // Then
                SoftAssertions all = new SoftAssertions();
                all.assertThat(processes(run)).as("processes").isEqualTo(processes);
                all.assertThat(taken).as("what pages elsewhere can change").isEmpty();
                all.assertThat(attacks.stream().flatMap(attack -> attack.broken().stream()))
                        .as("answers")
                        .isEmpty();
                for (ServiceName service : ServiceName.values()) {
                    all.assertThat(Http.status(URI.create(run.address(service) + "/q/health/ready")))
                            .as("readiness of " + service.module())
                            .isEqualTo(200);
                }
                all.assertThat(settled(() -> Backlog.of(run.bootstrapServers())))
                        .as("records that nobody takes")
                        .isEmpty();
                all.assertThat(settled(() -> new Agreement(run).broken(topics.forged())))
                        .as("what the services do not say alike")
                        .isEmpty();
                checkParked(all, run, topics.sent());
                all.assertAll();
            }
        }
    }

    private static BooleanSupplier rounds(Duration longer) {
        if (longer.isZero()) {
            int[] left = {ROUNDS};
            return () -> left[0]-- > 0;
        }
        long end = System.nanoTime() + longer.toNanos();
        return () -> System.nanoTime() < end;
    }

    /** What the services published until now. */
    private static List<ConsumerRecord<String, byte[]>> published(LocalRun run, Set<Place> hostile) {
        return TopicLog.records(run.bootstrapServers()).stream()
                .filter(record -> !hostile.contains(new Place(record.topic(), record.partition(), record.offset())))
                .toList();
    }

    private static void round(TopicAttack topics, List<ConsumerRecord<String, byte[]>> published, Random random) {
        for (int i = 0; i < 4; i++) {
            topics.unreadable();
            topics.hostileField();
            topics.again(published.get(random.nextInt(published.size())));
        }
        topics.jump(published.get(random.nextInt(published.size())));
    }

    private static Map<String, Long> processes(LocalRun run) {
        Map<String, Long> pids = new HashMap<>();
        run.children().stream()
                .filter(child -> !child.name().startsWith("fleet"))
                .forEach(child -> pids.put(child.name(), child.alive() ? child.pid() : 0));
        return pids;
    }

    private static BenchAgent attacker(DemoRun demo) {
        String fqdn = "attacker.harbour.example";
        Http.postJson(demo.scanner("/api/v1/hosts"), Map.of("fqdn", fqdn, "site", "Attacked"));
        JsonNode tokens = Http.postJson(demo.scanner("/api/v1/enrolment-tokens"), Map.of("fqdns", List.of(fqdn)));
        return BenchAgent.enrol(
                demo.run().address(ServiceName.SCANNER),
                fqdn,
                tokens.get(0).path("token").asText());
    }

    private static List<UUID> hosts(DemoRun demo) {
        List<UUID> ids = new ArrayList<>();
        for (JsonNode host : Http.items(demo.scanner("/api/v1/hosts"))) {
            ids.add(UUID.fromString(host.path("hostId").asText()));
        }
        return ids;
    }

    /** What is still not as it should be when there was time enough. */
    private static List<String> settled(Callable<List<String>> broken) {
        try {
            return await().atMost(SETTLED).pollInterval(Duration.ofSeconds(1)).until(broken, List::isEmpty);
        } catch (ConditionTimeoutException late) {
            try {
                return broken.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What had to be set aside is, by somebody, and nothing else is by anybody. */
    private static void checkParked(SoftAssertions all, LocalRun run, Map<Place, Fate> sent) {
        Set<Place> parked = new HashSet<>();
        for (ServiceName service : ServiceName.values()) {
            long after = 0;
            JsonNode page;
            do {
                page = Http.get(URI.create(run.address(service) + "/admin/v1/parked?limit=1000&after=" + after));
                for (JsonNode record : page) {
                    after = record.path("id").asLong();
                    Place place = new Place(
                            record.path("topic").asText(),
                            record.path("partition").asInt(),
                            record.path("offset").asLong());
                    all.assertThat(sent.getOrDefault(place, Fate.IGNORED))
                            .as("parked by %s: %s", service.module(), record)
                            .isNotEqualTo(Fate.IGNORED);
                    parked.add(place);
                }
            } while (!page.isEmpty());
        }
        all.assertThat(sent.entrySet().stream()
                        .filter(each -> each.getValue() == Fate.PARKED)
                        .map(Map.Entry::getKey)
                        .filter(place -> !parked.contains(place)))
                .as("taken by everybody")
                .isEmpty();
    }
}
