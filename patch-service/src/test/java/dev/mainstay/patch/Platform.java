package dev.mainstay.patch;

import dev.mainstay.embedded.TestPlatform;
import dev.mainstay.events.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A real broker and a real database for the service under test. */
public class Platform implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestPlatform.topics(
                Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, topic -> Topic.PARTITIONS)));
        TestPlatform.Database database = TestPlatform.freshDatabase();
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.jdbcUrl(),
                "quarkus.datasource.username",
                database.user(),
                "quarkus.datasource.password",
                database.password(),
                "kafka.bootstrap.servers",
                TestPlatform.bootstrapServers(),
                "mainstay.patch.job.sweep-every",
                "200ms",
                "mainstay.patch.rollout.counts-every",
                "200ms",
                "mainstay.patch.planning.release-delay",
                "20ms",
                "mainstay.patch.order-key.local-folder",
                "target/order-key");
    }

    @Override
    public void stop() {
        // The broker and the database stop with the JVM.
    }
}
