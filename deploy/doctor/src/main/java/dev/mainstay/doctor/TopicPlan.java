package dev.mainstay.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a service does with topics, as the file of the topics says.
 *
 * @param written topics that it writes, its dead letters among them
 * @param read topics that it reads
 * @param all every topic of Mainstay that the service has to do with, or any other service
 * @param maxMessageBytes by topic
 */
record TopicPlan(
        Set<String> written,
        Set<String> read,
        Set<String> all,
        int partitions,
        int replicas,
        Map<String, Long> maxMessageBytes) {

    /** The plan of a program such as {@code patch-service}. */
    static TopicPlan of(String program) {
        JsonNode file;
        try (InputStream in = ServiceSettings.shipped("topics.yaml").openStream()) {
            file = new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Set<String> written = new TreeSet<>();
        Set<String> read = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        Map<String, Long> sizes = new TreeMap<>();
        for (JsonNode topic : file.path("topics")) {
            String name = topic.path("name").asText();
            all.add(name);
            sizes.put(name, topic.path("maxMessageBytes").asLong());
            if (topic.path("writer").asText().equals(program)
                    || programs(topic.path("writers")).contains(program)) {
                written.add(name);
            }
            if (programs(topic.path("readers")).contains(program)) {
                read.add(name);
                String letters = name + "." + program + ".dlq";
                written.add(letters);
                all.add(letters);
                sizes.put(letters, topic.path("maxMessageBytes").asLong());
            }
        }
        return new TopicPlan(
                written,
                read,
                all,
                file.path("partitions").asInt(),
                file.path("replicas").asInt(),
                sizes);
    }

    private static List<String> programs(JsonNode list) {
        List<String> programs = new ArrayList<>();
        list.forEach(program -> programs.add(program.asText()));
        return programs;
    }

    /** Topics that the service itself uses. */
    Set<String> used() {
        Set<String> used = new TreeSet<>(written);
        used.addAll(read);
        return used;
    }
}
