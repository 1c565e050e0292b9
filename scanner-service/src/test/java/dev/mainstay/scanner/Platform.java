package dev.mainstay.scanner;

import dev.mainstay.embedded.TestPlatform;
import dev.mainstay.events.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A real broker and a real database for the service under test. */
public class Platform implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        TestPlatform.topics(
                Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, topic -> Topic.PARTITIONS)));
        TestPlatform.Database database = TestPlatform.freshDatabase();
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        config.put("quarkus.datasource.username", database.user());
        config.put("quarkus.datasource.password", database.password());
        config.put("kafka.bootstrap.servers", TestPlatform.bootstrapServers());
        // Sweeps run when a test calls for them.
        config.put("mainstay.messaging.signing.local-folder", "target/event-key");
        config.put("mainstay.estate.freshness-sweep-every", "off");
        config.put("mainstay.estate.product-sweep-every", "off");
        config.put("mainstay.scan.retention.sweep-every", "off");
        config.put("mainstay.catalogue.directory-sweep-every", "off");
        config.put("mainstay.catalogue.fetch-every", "off");
        config.put("mainstay.catalogue.reload-sweep-every", "off");
        config.put("mainstay.findings.sweep-every", "off");
        // So that a test of the limit need not send so much.
        config.put("mainstay.http.bodies.assessment.max-bytes", "1M");
        return config;
    }

    @Override
    public void stop() {
        // The broker and the database stop with the JVM.
    }
}
