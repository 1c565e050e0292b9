package dev.mainstay.doctor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** The broker, asked with the service's own login: reachable, under TLS, its topics, what the login may do, and its clock. */
final class BrokerCheck implements Check {
    private static final String REQUEST_MILLIS = "3000";
    private static final String ALL_MILLIS = "6000";

    @Override
    public Area area() {
        return Area.BROKER;
    }

    @Override
    public List<Finding> look(ServiceSettings service) throws InterruptedException {
        Map<String, Object> settings = new HashMap<>(service.kafka());
        String servers = String.valueOf(settings.get("bootstrap.servers"));
        settings.put("client.id", "mainstay-doctor");
        settings.put("request.timeout.ms", REQUEST_MILLIS);
        settings.put("default.api.timeout.ms", ALL_MILLIS);
        settings.put("socket.connection.setup.timeout.ms", REQUEST_MILLIS);
        settings.put("enable.metrics.push", "false");
        try (Admin admin = Admin.create(settings)) {
            int brokers = await(admin.describeCluster().nodes()).size();
            List<Finding> findings = new ArrayList<>();
            findings.add(Finding.ok(Area.BROKER, "broker.reached", servers, brokers));
            findings.add(protection(servers, service.kafka().getOrDefault("security.protocol", "PLAINTEXT")));
            TopicPlan plan = TopicPlan.of(service.program());
            boolean elsewhere = isElsewhere(servers);
            Map<String, Topics.Found> topics = topics(admin, plan);
            findings.addAll(Topics.judge(plan, topics, elsewhere));
            findings.addAll(sizes(admin, plan, topics));
            findings.addAll(group(admin, service.program()));
            findings.add(clock(admin));
            return findings;
        } catch (KafkaException e) {
            return List.of(Finding.wrong(Area.BROKER, "broker.settings", Lines.first(e)));
        } catch (ExecutionException e) {
            return List.of(refusal(servers, Objects.requireNonNullElse(e.getCause(), e)));
        }
    }

    static Finding refusal(String servers, Throwable failure) {
        String said = Lines.first(failure);
        if (failure instanceof SslAuthenticationException || said.contains("PKIX") || said.contains("SSL")) {
            return Finding.wrong(Area.BROKER, "broker.tls", servers, said);
        }
        if (failure instanceof AuthenticationException) {
            return Finding.wrong(Area.BROKER, "broker.login", servers, said);
        }
        return Finding.wrong(Area.BROKER, "broker.away", servers, said);
    }

    static Finding protection(String servers, String protocol) {
        if (protocol.equals("SASL_SSL") || protocol.equals("SSL")) {
            return Finding.ok(Area.BROKER, "broker.protected", protocol);
        }
        return isElsewhere(servers)
                ? Finding.wrong(Area.BROKER, "broker.clear", protocol)
                : Finding.ok(Area.BROKER, "broker.here");
    }

    private static boolean isElsewhere(String servers) {
        for (String server : servers.split(",", -1)) {
            int colon = server.lastIndexOf(':');
            if (ServiceSettings.isElsewhere(
                    colon < 0 ? server.strip() : server.substring(0, colon).strip())) {
                return true;
            }
        }
        return false;
    }

    /** Those that are there and that the login may see. */
    private static Map<String, Topics.Found> topics(Admin admin, TopicPlan plan)
            throws InterruptedException, ExecutionException {
        Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(
                        plan.all(), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues();
        Map<String, Topics.Found> found = new TreeMap<>();
        for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : asked.entrySet()) {
            try {
                TopicDescription described = await(topic.getValue());
                found.put(
                        topic.getKey(),
                        new Topics.Found(
                                described.partitions().size(),
                                described.partitions().stream()
                                        .mapToInt(partition ->
                                                partition.replicas().size())
                                        .min()
                                        .orElse(0),
                                Objects.requireNonNullElse(described.authorizedOperations(), Set.of())));
            } catch (ExecutionException e) {
                if (!isNotThere(e.getCause())) {
                    throw e;
                }
            }
        }
        return found;
    }

    private static boolean isNotThere(@Nullable Throwable cause) {
        return cause instanceof UnknownTopicOrPartitionException || cause instanceof AuthorizationException;
    }

    /** A topic that takes less than an event may be stops its publisher. The login may not be allowed to see it. */
    private static List<Finding> sizes(Admin admin, TopicPlan plan, Map<String, Topics.Found> topics)
            throws InterruptedException, ExecutionException {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Topics.Found> topic : topics.entrySet()) {
            if (topic.getValue().allowed().contains(AclOperation.DESCRIBE_CONFIGS)) {
                ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.getKey());
                String size = Objects.requireNonNull(
                                await(admin.describeConfigs(List.of(resource)).all())
                                        .get(resource))
                        .get("max.message.bytes")
                        .value();
                long wanted = plan.maxMessageBytes().getOrDefault(topic.getKey(), 0L);
                if (Long.parseLong(size) < wanted) {
                    findings.add(Finding.wrong(Area.TOPICS, "topics.size", topic.getKey(), size, wanted));
                }
            }
        }
        return findings;
    }

    private static List<Finding> group(Admin admin, String group) throws InterruptedException, ExecutionException {
        try {
            Set<AclOperation> allowed = Objects.requireNonNullElse(
                    await(Objects.requireNonNull(admin.describeConsumerGroups(
                                            List.of(group),
                                            new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true))
                                    .describedGroups()
                                    .get(group)))
                            .authorizedOperations(),
                    Set.of());
            return allowed.contains(AclOperation.READ)
                    ? List.of()
                    : List.of(Finding.wrong(Area.RIGHTS, "rights.group", group));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return List.of(); // nobody has read with it yet
            }
            if (e.getCause() instanceof AuthorizationException) {
                return List.of(Finding.wrong(Area.RIGHTS, "rights.group", group));
            }
            throw e;
        }
    }

    /** The leader of the controllers says when it last knew itself up to date: its present time (KIP-836). */
    private static Finding clock(Admin admin) throws InterruptedException {
        try {
            Instant asked = Instant.now();
            QuorumInfo quorum = await(admin.describeMetadataQuorum().quorumInfo());
            Instant answered = Instant.now();
            OptionalLong told = quorum.voters().stream()
                    .filter(voter -> voter.replicaId() == quorum.leaderId())
                    .map(QuorumInfo.ReplicaState::lastCaughtUpTimestamp)
                    .findFirst()
                    .orElse(OptionalLong.empty());
            if (told.isPresent() && told.getAsLong() > 0) {
                return Clocks.judge("broker", Instant.ofEpochMilli(told.getAsLong()), asked.minusMillis(1), answered);
            }
        } catch (ExecutionException e) {
            // The login may not ask, as it should be, or the broker does not answer such a question.
        }
        return Finding.ok(Area.CLOCK, "clock.untold.broker");
    }

    private static <T> T await(KafkaFuture<T> answer) throws InterruptedException, ExecutionException {
        return answer.get();
    }
}
