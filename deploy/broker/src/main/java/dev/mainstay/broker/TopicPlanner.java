package dev.mainstay.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Comparison of a topic with what it is to be. More is right; what would make less of it is refused unless it is asked for. */
final class TopicPlanner {
    private static final Set<String> AT_LEAST = Set.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
            TopicConfig.RETENTION_MS_CONFIG);

    private TopicPlanner() {}

    /**
     * The steps for one topic, 1 or more.
     *
     * @param found null where the broker has no such topic
     * @param shrink whether records may begin to be deleted that are kept now
     */
    static List<Step> plan(WantedTopic wanted, @Nullable FoundTopic found, boolean shrink) {
        if (found == null) {
            return List.of(new Step.Create(wanted));
        }
        String topic = "topic " + wanted.name();
        List<Step> steps = new ArrayList<>();
        if (found.partitions() != wanted.partitions()) {
            steps.add(new Step.Refused(
                    topic,
                    "it has " + found.partitions() + " partitions and should have " + wanted.partitions()
                            + "; other partitions move keys, so make the topic anew while no service runs"));
        }
        if (found.replicas() < wanted.replicas()) {
            steps.add(new Step.Refused(
                    topic,
                    "a partition has " + found.replicas() + " replicas and should have " + wanted.replicas()
                            + "; kafka-reassign-partitions.sh of Apache Kafka adds some"));
        }
        Map<String, String> changes = new TreeMap<>();
        wanted.settings().forEach((name, value) -> {
            String now = found.settings().getOrDefault(name, "");
            if (fits(name, now, value)) {
                return;
            }
            if (name.equals(TopicConfig.CLEANUP_POLICY_CONFIG) && !deletes(now) && deletes(value) && !shrink) {
                steps.add(new Step.Refused(
                        topic,
                        "cleanup.policy is " + now + " and should be " + value
                                + "; records that are kept now would be deleted, so say --shrink"));
            } else {
                changes.put(name, value);
            }
        });
        if (!changes.isEmpty()) {
            steps.add(new Step.Change(wanted.name(), changes, found.settings()));
        }
        return steps.isEmpty() ? List.of(new Step.Right(topic)) : steps;
    }

    private static boolean fits(String name, String now, String wanted) {
        if (name.equals(TopicConfig.CLEANUP_POLICY_CONFIG)) {
            return policies(now).equals(policies(wanted));
        }
        return now.equals(wanted) || (AT_LEAST.contains(name) && amount(now) >= amount(wanted));
    }

    /** A retention of -1 has no end. */
    private static long amount(String value) {
        if (value.isEmpty()) {
            return Long.MIN_VALUE;
        }
        long amount = Long.parseLong(value);
        return amount == -1 ? Long.MAX_VALUE : amount;
    }

    private static boolean deletes(String cleanup) {
        return policies(cleanup).contains("delete");
    }

    private static Set<String> policies(String cleanup) {
        return Set.of(cleanup.replace(" ", "").split(","));
    }
}
