package dev.mainstay.testing;

import dev.mainstay.embedded.Login;
import dev.mainstay.events.Topic;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A real broker with the topics, and an empty real database, for the service under test. */
public abstract class ServicePlatform implements QuarkusTestResourceLifecycleManager {
    private final String service;

    /** What parks its records as that service. */
    protected ServicePlatform(String service) {
        this.service = service;
    }

    /** What this service's tests set besides the addresses of the servers. */
    protected abstract Map<String, String> settings();

    @Override
    public final Map<String, String> start() {
        Map<String, Integer> topics = new HashMap<>();
        for (Topic topic : Topic.values()) {
            topics.put(topic.topicName(), Topic.PARTITIONS);
            topics.put(topic.deadLetters(service), 1);
        }
        TestPlatform.topics(topics);
        Login login = TestPlatform.freshDatabase();
        Map<String, String> settings = new HashMap<>(settings());
        settings.put("kafka.bootstrap.servers", TestPlatform.bootstrapServers());
        settings.put("quarkus.datasource.jdbc.url", login.jdbcUrl());
        settings.put("quarkus.datasource.username", login.user());
        settings.put("quarkus.datasource.password", login.password());
        return settings;
    }

    @Override
    public void stop() {
        // The broker and the database stop with the JVM.
    }
}
