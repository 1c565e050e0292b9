package dev.mainstay.broker;

import java.util.Map;

/**
 * A topic as the broker has it.
 *
 * @param replicas of the partition that has the fewest
 * @param settings topic properties in effect, defaults of the broker included
 */
record FoundTopic(int partitions, int replicas, Map<String, String> settings) {}
