package dev.mainstay.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.quota.ClientQuotaFilter;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Everything that somebody can try on a broker; what is not refused is told. */
final class Attempts {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Map<String, Object> client;
    private final Set<String> topics;
    private final Set<String> groups;
    private final Set<String> succeeded = new TreeSet<>();

    /**
     * @param client how to reach the broker and sign in
     * @param topics that are there, each with a record in partition 0
     */
    Attempts(Map<String, Object> client, Set<String> topics, Set<String> groups) {
        this.client = client;
        this.topics = topics;
        this.groups = groups;
    }

    /** What was not refused, as {@code WRITE topic x}. */
    Set<String> succeeded() {
        topics.forEach(this::write);
        topics.forEach(this::read);
        Optional<String> readable = topics.stream()
                .filter(topic -> succeeded.contains("READ topic " + topic))
                .findFirst();
        groups.forEach(group -> join(group, readable.orElse(topics.iterator().next())));
        try (Admin admin = Admin.create(client)) {
            administration(admin, readable.orElse(topics.iterator().next())).forEach(this::await);
        }
        transaction();
        return succeeded;
    }

    private void write(String topic) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, new byte[] {1}, new byte[] {1}))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            succeeded.add("WRITE topic " + topic);
        } catch (ExecutionException e) {
            mustBeRefusal("write " + topic, e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("write " + topic, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private void read(String topic) {
        TopicPartition first = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of())) {
            consumer.assign(List.of(first));
            consumer.seek(first, 0);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.poll(Duration.ofMillis(100)).isEmpty()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("Neither read nor refused: " + topic);
                }
            }
            succeeded.add("READ topic " + topic);
        } catch (AuthorizationException e) {
            // As it should be, or the caller misses it.
        }
    }

    private void join(String group, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of("group.id", group))) {
            consumer.subscribe(List.of(topic));
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.assignment().isEmpty()) {
                consumer.poll(Duration.ofMillis(100));
                if (System.nanoTime() > end) {
                    throw new AssertionError("Neither joined nor refused: " + group);
                }
            }
            consumer.commitSync();
            succeeded.add("JOIN group " + group);
        } catch (AuthorizationException e) {
            // As it should be, or the caller misses it.
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("allow.auto.create.topics", false);
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "earliest");
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** One call for each right that Apache Kafka knows on topics, groups and the cluster. */
    private Map<String, KafkaFuture<?>> administration(Admin admin, String readable) {
        Map<String, KafkaFuture<?>> calls = new LinkedHashMap<>();
        for (String topic : topics) {
            ConfigResource settings = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            TopicPartition first = new TopicPartition(topic, 0);
            calls.put(
                    "DESCRIBE topic " + topic,
                    admin.describeTopics(List.of(topic)).allTopicNames());
            calls.put(
                    "DESCRIBE_CONFIGS topic " + topic,
                    admin.describeConfigs(List.of(settings)).all());
            calls.put(
                    "ALTER_CONFIGS topic " + topic,
                    admin.incrementalAlterConfigs(Map.of(settings, List.of(set("retention.ms", "1"))))
                            .all());
            calls.put(
                    "ALTER topic " + topic,
                    admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(99)))
                            .all());
            calls.put(
                    "DELETE records " + topic,
                    admin.deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(1)))
                            .all());
            calls.put(
                    "DELETE topic " + topic, admin.deleteTopics(List.of(topic)).all());
        }
        for (String group : groups) {
            calls.put(
                    "DESCRIBE group " + group,
                    admin.describeConsumerGroups(List.of(group)).all());
            calls.put(
                    "OFFSETS of group " + group,
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
            calls.put(
                    "COMMIT in group " + group,
                    admin.alterConsumerGroupOffsets(
                                    group, Map.of(new TopicPartition(readable, 0), new OffsetAndMetadata(7)))
                            .all());
            calls.put(
                    "DELETE group " + group,
                    admin.deleteConsumerGroups(List.of(group)).all());
        }
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, "1");
        calls.put(
                "CREATE topic",
                admin.createTopics(List.of(new NewTopic("mine", 1, (short) 1))).all());
        calls.put(
                "DESCRIBE_CONFIGS broker",
                admin.describeConfigs(List.of(broker)).all());
        calls.put(
                "ALTER_CONFIGS broker",
                admin.incrementalAlterConfigs(Map.of(broker, List.of(set("message.max.bytes", "1"))))
                        .all());
        calls.put("DESCRIBE rights", admin.describeAcls(AclBindingFilter.ANY).values());
        calls.put("CREATE rights", admin.createAcls(List.of(everything())).all());
        calls.put(
                "DELETE rights", admin.deleteAcls(List.of(AclBindingFilter.ANY)).all());
        calls.put("DESCRIBE logins", admin.describeUserScramCredentials().all());
        calls.put(
                "ALTER logins",
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                "administrator", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "mine")))
                        .all());
        calls.put(
                "DESCRIBE quotas",
                admin.describeClientQuotas(ClientQuotaFilter.all()).entities());
        calls.put(
                "ALTER quotas",
                admin.alterClientQuotas(List.of(new ClientQuotaAlteration(
                                new ClientQuotaEntity(Map.of(ClientQuotaEntity.USER, "patch-service")),
                                List.of(new ClientQuotaAlteration.Op("producer_byte_rate", 1.0)))))
                        .all());
        calls.put("DESCRIBE reassignments", admin.listPartitionReassignments().reassignments());
        calls.put(
                "ALTER reassignments",
                admin.alterPartitionReassignments(
                                Map.of(new TopicPartition(topics.iterator().next(), 0), Optional.empty()))
                        .all());
        calls.put(
                "ELECT leaders",
                admin.electLeaders(ElectionType.PREFERRED, null).all());
        calls.put("DESCRIBE log folders", admin.describeLogDirs(List.of(1)).allDescriptions());
        calls.put("DESCRIBE quorum", admin.describeMetadataQuorum().quorumInfo());
        calls.put(
                "ALTER features",
                admin.updateFeatures(
                                Map.of(
                                        "transaction.version",
                                        new FeatureUpdate((short) 1, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE)),
                                new UpdateFeaturesOptions())
                        .all());
        calls.put("ALTER brokers", admin.unregisterBroker(99).all());
        return calls;
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static AclBinding everything() {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "*", PatternType.LITERAL),
                new AccessControlEntry("User:*", "*", AclOperation.ALL, AclPermissionType.ALLOW));
    }

    private void transaction() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("transactional.id", "mine");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            succeeded.add("WRITE transaction");
        } catch (AuthorizationException e) {
            // As it should be.
        }
    }

    private void await(String what, KafkaFuture<?> call) {
        try {
            Object answer = call.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (!(answer instanceof Collection<?> list && list.isEmpty())) {
                succeeded.add(what);
            }
        } catch (ExecutionException e) {
            mustBeRefusal(what, e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(what, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** Another failure would mean that the broker began to do it. */
    private static void mustBeRefusal(String what, @Nullable Throwable cause) {
        if (!(cause instanceof AuthorizationException)) {
            throw new AssertionError(what + " was not refused but failed", cause);
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError(e);
    }
}
