package dev.mainstay.recovery;

import dev.mainstay.events.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.PolicyViolationException;

/** The broker as its administrator sees it. */
final class Broker implements AutoCloseable {
    private static final String CLEANUP = "cleanup.policy";
    private static final String RETENTION = "retention.ms";

    /** How long a broker may take to hear of a changed setting. */
    private static final Duration HEARD = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Admin admin;

    private Broker(Admin admin) {
        this.admin = admin;
    }

    /** @param settings of a Kafka client */
    static Broker at(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putIfAbsent("default.api.timeout.ms", "30000");
        all.putIfAbsent("request.timeout.ms", "10000");
        try {
            return new Broker(Admin.create(all));
        } catch (KafkaException e) {
            throw new RecoveryFailedException("The broker's settings cannot be used: " + line(e), e);
        }
    }

    /** Topics of ours that are not there. */
    Set<String> missingTopics() {
        Set<String> there = await("list topics", admin.listTopics().names());
        return Arrays.stream(Topic.values())
                .map(Topic::topicName)
                .filter(name -> !there.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** How many members the groups have together: services that run. One that was killed stays a member for a while. */
    int members(Collection<String> groups) {
        int members = 0;
        for (String group : groups) {
            try {
                members += Objects.requireNonNull(admin.describeConsumerGroups(List.of(group))
                                .describedGroups()
                                .get(group))
                        .get()
                        .members()
                        .size();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw failed("describe the group " + group, e);
                }
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
        return members;
    }

    /**
     * Removes the records that topics have; offsets go on. A topic that is only compacted lets nothing be removed, so it is one that
     * deletes meanwhile, whose records never grow too old.
     *
     * @return how many records
     */
    long empty(Collection<String> topics) {
        long removed = 0;
        for (String topic : topics) {
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            Map<String, ConfigEntry> before = new HashMap<>();
            Objects.requireNonNull(await(
                                    "describe the topic " + topic,
                                    admin.describeConfigs(List.of(resource)).all())
                            .get(resource))
                    .entries()
                    .forEach(entry -> before.put(entry.name(), entry));
            boolean compacted = "compact".equals(value(before, CLEANUP));
            if (compacted) {
                set(resource, Map.of(RETENTION, "-1"));
                set(resource, Map.of(CLEANUP, "compact,delete"));
            }
            try {
                removed += empty(topic);
            } finally {
                if (compacted) {
                    set(resource, Map.of(CLEANUP, "compact"));
                    restore(resource, Objects.requireNonNull(before.get(RETENTION)));
                }
            }
        }
        return removed;
    }

    private long empty(String topic) {
        List<TopicPartition> partitions =
                await(
                                "describe the topic " + topic,
                                admin.describeTopics(List.of(topic)).allTopicNames())
                        .values()
                        .stream()
                        .flatMap(found -> found.partitions().stream())
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        long count = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            all.put(end.getKey(), RecordsToDelete.beforeOffset(end.getValue()));
            count += end.getValue() - Objects.requireNonNull(begins.get(end.getKey()));
        }
        Instant patience = Instant.now().plus(HEARD);
        while (true) {
            try {
                admin.deleteRecords(all).all().get();
                return count;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof PolicyViolationException)
                        || Instant.now().isAfter(patience)) {
                    throw failed("empty the topic " + topic, e);
                }
                pause();
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec which) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        await(
                        "tell offsets",
                        admin.listOffsets(partitions.stream().collect(Collectors.toMap(each -> each, each -> which)))
                                .all())
                .forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private void set(ConfigResource topic, Map<String, String> settings) {
        List<AlterConfigOp> operations = new ArrayList<>();
        settings.forEach((name, value) ->
                operations.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET)));
        await(
                "change the topic " + topic.name(),
                admin.incrementalAlterConfigs(Map.of(topic, operations)).all());
    }

    private void restore(ConfigResource topic, ConfigEntry before) {
        AlterConfigOp operation = before.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG
                ? new AlterConfigOp(new ConfigEntry(before.name(), before.value()), AlterConfigOp.OpType.SET)
                : new AlterConfigOp(new ConfigEntry(before.name(), ""), AlterConfigOp.OpType.DELETE);
        await(
                "change the topic " + topic.name(),
                admin.incrementalAlterConfigs(Map.of(topic, List.of(operation))).all());
    }

    private static String value(Map<String, ConfigEntry> settings, String name) {
        return String.valueOf(Objects.requireNonNull(settings.get(name)).value());
    }

    /** Removes how far a group has read; whether it had read anything. */
    boolean forget(String group) {
        try {
            admin.deleteConsumerGroups(List.of(group)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return false;
            }
            throw failed("forget the group " + group, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static <T> T await(String what, KafkaFuture<T> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw failed(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static RecoveryFailedException failed(String what, ExecutionException why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        return new RecoveryFailedException("The broker does not " + what + ": " + line(cause), cause);
    }

    private static RecoveryFailedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RecoveryFailedException("Interrupted", e);
    }

    private static String line(Throwable cause) {
        String message = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        return cause.getClass().getSimpleName().replace("Exception", "") + message;
    }
}
