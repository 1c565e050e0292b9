package dev.mainstay.local.e2e;

import dev.mainstay.events.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What each service has not taken yet of the topics that it reads. */
final class Backlog {
    /** The consumer group of each service, and what it reads. */
    static final Map<String, List<Topic>> GROUPS = Map.of(
            "scanner-service", List.of(Topic.PATCH_DECISIONS, Topic.PATCH_JOBS),
            "patch-service", List.of(Topic.ESTATE_HOSTS, Topic.SCAN_RESULTS),
            "report-service",
                    List.of(
                            Topic.ESTATE_HOSTS,
                            Topic.SCAN_RESULTS,
                            Topic.PATCH_JOBS,
                            Topic.PATCH_ROLLOUTS,
                            Topic.PATCH_DECISIONS));

    private Backlog() {}

    /** Partitions that a group has not read to their end, a line for each; empty when everything is taken. */
    static List<String> of(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<String> behind = new ArrayList<>();
            for (Map.Entry<String, List<Topic>> group : GROUPS.entrySet()) {
                Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(group.getKey())
                        .partitionsToOffsetAndMetadata()
                        .get();
                ends(admin, group.getValue()).forEach((partition, end) -> {
                    OffsetAndMetadata at = taken.get(partition);
                    long next = at == null ? 0 : at.offset();
                    if (next < end.offset()) {
                        behind.add("%s: %s is at %d of %d".formatted(group.getKey(), partition, next, end.offset()));
                    }
                });
            }
            return behind;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not tell how far the groups are", e);
        }
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin, List<Topic> topics)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (Topic topic : topics) {
            for (int partition = 0; partition < Topic.PARTITIONS; partition++) {
                asked.put(new TopicPartition(topic.topicName(), partition), OffsetSpec.latest());
            }
        }
        return admin.listOffsets(asked).all().get();
    }
}
