package dev.mainstay.local.bench;

import dev.mainstay.events.Topic;
import dev.mainstay.local.launcher.ServiceName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Bytes that a row of each table takes, indexes and large values included, and a record of each topic: what docs/retention.md
 * multiplies. Taken when everything else was measured, so that there are rows.
 */
final class SizeBench {
    /** Of fewer rows the pages that a table begins with would count. */
    private static final long ENOUGH = 100;

    private final BenchRun run;

    SizeBench(BenchRun run) {
        this.run = run;
    }

    Map<String, Object> measure() throws SQLException, ExecutionException, InterruptedException {
        Map<String, Object> sizes = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.values()) {
            sizes.put(service.database(), tables(service));
        }
        sizes.put("topics", topics());
        return sizes;
    }

    private Map<String, Object> tables(ServiceName service) throws SQLException {
        Map<String, Object> found = new TreeMap<>();
        try (Connection connection = run.database(service);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet names =
                    statement.executeQuery("select tablename from pg_tables where schemaname = 'public' order by 1")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet size = statement.executeQuery(
                        "select count(*), pg_total_relation_size('%1$s') from %1$s".formatted(table))) {
                    size.next();
                    if (size.getLong(1) >= ENOUGH) {
                        found.put(table, perOne("rows", size.getLong(1), size.getLong(2)));
                    }
                }
            }
        }
        return found;
    }

    private Map<String, Object> topics() throws ExecutionException, InterruptedException {
        Map<String, Object> found = new TreeMap<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", run.bootstrapServers()))) {
            List<TopicPartition> partitions = Arrays.stream(Topic.values())
                    .flatMap(topic -> IntStream.range(0, Topic.PARTITIONS)
                            .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                    .toList();
            Map<String, Long> records = new TreeMap<>();
            admin.listOffsets(partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                    .all()
                    .get()
                    .forEach((partition, end) -> records.merge(partition.topic(), end.offset(), Long::sum));
            Map<String, Long> bytes = new TreeMap<>();
            List<Integer> brokers = admin.describeCluster().nodes().get().stream()
                    .map(node -> node.id())
                    .toList();
            admin.describeLogDirs(brokers).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .flatMap(folder -> folder.replicaInfos().entrySet().stream())
                    .forEach((Map.Entry<TopicPartition, ReplicaInfo> replica) -> bytes.merge(
                            replica.getKey().topic(), replica.getValue().size(), Long::sum));
            records.forEach((topic, count) -> {
                if (count >= ENOUGH) {
                    found.put(topic, perOne("records", count, bytes.getOrDefault(topic, 0L)));
                }
            });
        }
        return found;
    }

    private static Map<String, Object> perOne(String what, long count, long bytes) {
        Map<String, Object> size = new LinkedHashMap<>();
        size.put(what, count);
        size.put("bytesPerOne", bytes / count);
        return size;
    }
}
