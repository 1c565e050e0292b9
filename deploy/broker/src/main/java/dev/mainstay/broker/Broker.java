package dev.mainstay.broker;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.TopicExistsException;

/** A broker as its administrator sees it. Every method throws {@link BrokerFailedException} when the broker does not do it. */
final class Broker implements AutoCloseable {
    /** Apache Kafka's own default is 4096 for SCRAM-SHA-512 too. */
    private static final int SCRAM_ITERATIONS = 8192;

    private final Admin admin;

    private Broker(Admin admin) {
        this.admin = admin;
    }

    /** @param settings of a Kafka client, {@code bootstrap.servers} among them */
    static Broker at(Map<String, Object> settings) {
        try {
            return new Broker(Admin.create(settings));
        } catch (KafkaException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BrokerFailedException("The settings cannot be used: " + line(cause), e);
        }
    }

    /** Those of the topics that are there. */
    Map<String, FoundTopic> topics(Collection<String> names) {
        Set<String> there =
                new HashSet<>(await("list topics", admin.listTopics().names()));
        there.retainAll(names);
        if (there.isEmpty()) {
            return Map.of();
        }
        Map<String, TopicDescription> described =
                await("describe topics", admin.describeTopics(there).allTopicNames());
        List<ConfigResource> resources = there.stream().map(Broker::resource).toList();
        Map<ConfigResource, Config> settings =
                await("describe topics", admin.describeConfigs(resources).all());
        Map<String, FoundTopic> found = new HashMap<>();
        described.forEach((name, topic) -> found.put(
                name,
                new FoundTopic(
                        topic.partitions().size(),
                        topic.partitions().stream()
                                .mapToInt(partition -> partition.replicas().size())
                                .min()
                                .orElse(0),
                        Objects.requireNonNull(settings.get(resource(name))).entries().stream()
                                .filter(entry -> entry.value() != null)
                                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value)))));
        return found;
    }

    /** Creates a topic; one that somebody else made meanwhile stays. */
    void create(WantedTopic topic) {
        NewTopic made = new NewTopic(topic.name(), topic.partitions(), topic.replicas()).configs(topic.settings());
        try {
            await(
                    "create the topic " + topic.name(),
                    admin.createTopics(List.of(made)).all());
        } catch (BrokerFailedException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    void set(String topic, Map<String, String> settings) {
        List<AlterConfigOp> operations = settings.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        await(
                "change the topic " + topic,
                admin.incrementalAlterConfigs(Map.of(resource(topic), operations))
                        .all());
    }

    /** All rights on the broker; empty where it has no authorizer, so that everybody may do everything. */
    Optional<Set<AclBinding>> rights() {
        try {
            return Optional.of(Set.copyOf(await(
                    "describe rights", admin.describeAcls(AclBindingFilter.ANY).values())));
        } catch (BrokerFailedException e) {
            if (e.getCause() instanceof SecurityDisabledException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void grant(Collection<AclBinding> rights) {
        await("grant rights", admin.createAcls(rights).all());
    }

    void revoke(Collection<AclBinding> rights) {
        await(
                "revoke rights",
                admin.deleteAcls(rights.stream().map(AclBinding::toFilter).toList())
                        .all());
    }

    /** Gives the login that password, instead of any it had. */
    void login(String name, String password) {
        await(
                "set the password of " + name,
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                name,
                                new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS),
                                password)))
                        .all());
    }

    @Override
    public void close() {
        admin.close();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private static <T> T await(String what, KafkaFuture<T> done) {
        try {
            return done.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new BrokerFailedException("The broker does not " + what + ": " + line(cause), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerFailedException("Interrupted while waiting for the broker to " + what, e);
        }
    }

    private static String line(Throwable cause) {
        String message = cause.getMessage() == null
                ? ""
                : ": " + cause.getMessage().lines().findFirst().orElse("");
        return cause.getClass().getSimpleName().replace("Exception", "") + message;
    }
}
