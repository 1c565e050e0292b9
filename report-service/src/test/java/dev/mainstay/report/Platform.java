package dev.mainstay.report;

import dev.mainstay.embedded.TestPlatform;
import dev.mainstay.events.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Gives the service under test the real broker, with the five topics, and an empty real database. */
public class Platform implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        Map<String, Integer> topics = new HashMap<>();
        for (Topic topic : Topic.values()) {
            topics.put(topic.topicName(), Topic.PARTITIONS);
            topics.put(topic.deadLetters("report-service"), 1);
        }
        TestPlatform.topics(topics);
        TestPlatform.Database database = TestPlatform.freshDatabase();
        return Map.of(
                "mainstay.messaging.publishers.scanner.keys",
                        Publisher.publicKey().toString(),
                "kafka.bootstrap.servers", TestPlatform.bootstrapServers(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        // The platform lives as long as the JVM.
    }
}
