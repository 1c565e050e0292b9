package dev.mainstay.local.launcher;

import dev.mainstay.events.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** The topics of the local broker: those of the contract and, for each group that reads one, its dead letters. */
final class LocalTopics {
    /** The consumer group of each service is its name. */
    private static final Map<String, List<Topic>> READERS = Map.of(
            "scanner-service", List.of(Topic.PATCH_JOBS, Topic.PATCH_DECISIONS),
            "patch-service", List.of(Topic.ESTATE_HOSTS, Topic.SCAN_RESULTS),
            "report-service",
                    List.of(
                            Topic.ESTATE_HOSTS,
                            Topic.SCAN_RESULTS,
                            Topic.PATCH_JOBS,
                            Topic.PATCH_ROLLOUTS,
                            Topic.PATCH_DECISIONS));

    private LocalTopics() {}

    /** Creates those that do not exist yet, with one replica as there is one broker; those of an earlier release are given today's settings. */
    static void create(String bootstrapServers) {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic(
                    topic.topicName(),
                    topic,
                    topic.cleanup().policy(),
                    topic.retention().orElse(null)));
        }
        READERS.forEach((group, read) -> read.forEach(
                topic -> topics.add(topic(topic.deadLetters(group), topic, "delete", Topic.DEAD_LETTER_RETENTION))));
        try (Admin admin =
                Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (KafkaFuture<Void> created : admin.createTopics(topics).values().values()) {
                awaitUnlessItExists(created);
            }
            await(admin.incrementalAlterConfigs(topics.stream()
                            .collect(Collectors.toMap(
                                    topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                                    LocalTopics::settings)))
                    .all());
        }
    }

    private static NewTopic topic(String name, Topic carries, String cleanup, @Nullable Duration retention) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(carries.maxMessageBytes()));
        if (retention != null) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
        }
        return new NewTopic(name, Topic.PARTITIONS, (short) 1).configs(config);
    }

    private static Collection<AlterConfigOp> settings(NewTopic topic) {
        return topic.configs().entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }

    private static void awaitUnlessItExists(KafkaFuture<Void> created) {
        try {
            await(created);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof ExecutionException failed
                    && failed.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static void await(KafkaFuture<Void> done) {
        try {
            done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The topics cannot be set up", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while setting up topics", e);
        }
    }
}
