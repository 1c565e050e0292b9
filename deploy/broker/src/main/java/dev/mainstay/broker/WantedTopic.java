package dev.mainstay.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it is to be.
 *
 * @param settings topic properties of Apache Kafka, by name
 */
record WantedTopic(String name, int partitions, short replicas, Map<String, String> settings) {

    /** All of the file: its topics, and the dead letters of every group of a service that reads one. */
    static List<WantedTopic> of(TopicsFile file) {
        List<WantedTopic> wanted = new ArrayList<>();
        for (TopicsFile.Entry topic : file.topics()) {
            wanted.add(wanted(file, topic, topic.name(), topic.cleanup(), topic.kept()));
        }
        for (TopicsFile.Entry topic : file.topics()) {
            for (String group : topic.readers()) {
                wanted.add(
                        wanted(file, topic, topic.deadLetters(group), "delete", Optional.of(file.deadLettersKept())));
            }
        }
        return wanted;
    }

    private static WantedTopic wanted(
            TopicsFile file, TopicsFile.Entry topic, String name, String cleanup, Optional<Duration> kept) {
        Map<String, String> settings = new TreeMap<>();
        settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(topic.maxMessageBytes()));
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(file.minInsyncReplicas()));
        kept.ifPresent(time -> settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(time.toMillis())));
        return new WantedTopic(name, file.partitions(), (short) file.replicas(), settings);
    }
}
