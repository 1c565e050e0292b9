package dev.mainstay.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Content of {@code topics.yaml}: the topics, and who writes and reads each.
 *
 * @param partitions of every topic, 1 or more
 * @param replicas of every partition, 1 or more
 * @param minInsyncReplicas how many of them must have a record before it counts, 1 to {@code replicas}
 * @param consumers programs that are no part of Mainstay and read some of the topics
 */
public record TopicsFile(
        int partitions,
        int replicas,
        int minInsyncReplicas,
        DeadLetters deadLetters,
        List<Entry> topics,
        List<Consumer> consumers) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Set<String> CLEANUPS = Set.of("compact", "delete", "compact,delete");
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /** How parked records are kept. */
    public record DeadLetters(String retention) {
        public DeadLetters {
            duration("deadLetters.retention", required("deadLetters.retention", retention));
        }
    }

    /**
     * A topic.
     *
     * @param cleanup value of {@code cleanup.policy}
     * @param retention ISO 8601, with a cleanup that deletes and never without
     * @param maxMessageBytes value of {@code max.message.bytes}
     * @param writer login of the only service that writes it; null where several do
     * @param writers logins of the services that write it; null where one does
     * @param readers logins, and consumer groups, of the services that read it
     */
    public record Entry(
            String name,
            String cleanup,
            @Nullable String retention,
            int maxMessageBytes,
            @Nullable String writer,
            @Nullable List<String> writers,
            List<String> readers) {

        public Entry {
            legal("name", name);
            if (!CLEANUPS.contains(required(name + ": cleanup", cleanup))) {
                throw new UnusableFileException(name + ": cleanup is none of " + String.join(" ", CLEANUPS));
            }
            if (cleanup.endsWith("delete") != (retention != null)) {
                throw new UnusableFileException(name + ": retention belongs to a cleanup with delete, and only there");
            }
            if (retention != null) {
                duration(name + ": retention", retention);
            }
            if (maxMessageBytes < 1) {
                throw new UnusableFileException(name + ": maxMessageBytes is less than 1");
            }
            if ((writer == null) == (writers == null)) {
                throw new UnusableFileException(name + ": either writer or writers is to be said");
            }
            for (String each : writer == null ? Objects.requireNonNull(writers) : List.of(writer)) {
                legal(name + ": writer", each);
            }
            readers = List.copyOf(required(name + ": readers", readers));
            for (String reader : readers) {
                legal(name + ": readers", reader);
            }
        }

        /** Logins of all that write it. */
        List<String> writing() {
            return writer == null ? Objects.requireNonNull(writers) : List.of(writer);
        }

        Optional<Duration> kept() {
            return Optional.ofNullable(retention).map(Duration::parse);
        }

        String deadLetters(String group) {
            return name + "." + group + ".dlq";
        }
    }

    /** A program of the operator's own that reads topics and writes none. */
    public record Consumer(String login, String group, List<String> topics) {
        public Consumer {
            legal("login", login);
            legal(login + ": group", group);
            topics = List.copyOf(required(login + ": topics", topics));
        }
    }

    public TopicsFile {
        if (partitions < 1 || replicas < 1 || replicas > Short.MAX_VALUE) {
            throw new UnusableFileException("partitions and replicas are 1 or more");
        }
        if (minInsyncReplicas < 1 || minInsyncReplicas > replicas) {
            throw new UnusableFileException("minInsyncReplicas is not between 1 and replicas");
        }
        required("deadLetters", deadLetters);
        topics = List.copyOf(required("topics", topics));
        consumers = List.copyOf(required("consumers", consumers));
        Set<String> names = new HashSet<>();
        Set<String> services = new HashSet<>();
        for (Entry topic : topics) {
            if (!names.add(topic.name())) {
                throw new UnusableFileException(topic.name() + " stands there twice");
            }
            services.addAll(topic.writing());
            services.addAll(topic.readers());
        }
        for (Consumer consumer : consumers) {
            if (services.contains(consumer.login()) || services.contains(consumer.group())) {
                throw new UnusableFileException(
                        consumer.login() + ": a consumer has neither the login nor the group of a service");
            }
            if (!names.containsAll(consumer.topics())) {
                throw new UnusableFileException(consumer.login() + ": reads a topic that is not in the file");
            }
        }
    }

    /** The file that comes with Mainstay. */
    public static TopicsFile shipped() {
        return parse(shippedText());
    }

    static String shippedText() {
        try (InputStream in =
                Objects.requireNonNull(TopicsFile.class.getResourceAsStream("topics.yaml"), "topics.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file of the operator's.
     *
     * @throws UnusableFileException if it cannot be read or does not say what a topics file says
     */
    public static TopicsFile read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UnusableFileException(
                    "cannot be read: " + file + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    static TopicsFile parse(String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            if (!tree.isObject()) {
                throw new UnusableFileException("there is nothing in it");
            }
            refuseUnknown(tree, "", TopicsFile.class);
            refuseUnknown(tree.path("deadLetters"), "deadLetters: ", DeadLetters.class);
            tree.path("topics").forEach(topic -> refuseUnknown(topic, "topics: ", Entry.class));
            tree.path("consumers").forEach(consumer -> refuseUnknown(consumer, "consumers: ", Consumer.class));
            return YAML.treeToValue(tree, TopicsFile.class);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof UnusableFileException said) {
                throw said;
            }
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new UnusableFileException((line > 0 ? "line " + line + ": " : "")
                    + e.getOriginalMessage().lines().findFirst().orElse("not YAML"));
        }
    }

    /** A name with a slip in it would otherwise be told as one that is missing. */
    private static void refuseUnknown(JsonNode object, String where, Class<? extends Record> kind) {
        List<String> known = Arrays.stream(kind.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new UnusableFileException(where + "there is no " + name + ", only " + String.join(", ", known));
            }
        });
    }

    /**
     * The same with another number of replicas, and one fewer in sync unless there is only one.
     *
     * @param number 1 or more
     */
    public TopicsFile withReplicas(int number) {
        int inSync = Math.min(minInsyncReplicas, Math.max(1, number - 1));
        return new TopicsFile(partitions, number, inSync, deadLetters, topics, consumers);
    }

    Duration deadLettersKept() {
        return Duration.parse(deadLetters.retention());
    }

    private static void duration(String what, String value) {
        try {
            if (Duration.parse(value).isPositive()) {
                return;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new UnusableFileException(what + " is not a duration such as P14D: " + value);
    }

    private static void legal(String what, String value) {
        if (!NAME.matcher(required(what, value)).matches()) {
            throw new UnusableFileException(
                    what + " has other characters than letters, digits, '.', '_' and '-', or too many: " + value);
        }
    }

    private static <T> T required(String what, @Nullable T value) {
        if (value == null) {
            throw new UnusableFileException(what + " is missing");
        }
        return value;
    }
}
