package dev.mainstay.embedded;

import dev.mainstay.embedded.security.BrokerSecurity;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A real Apache Kafka broker of one KRaft node inside this JVM, listening on 127.0.0.1 only. For tests and for the local
 * run; not for production: one node, replication factor 1.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLUSTER_ID = "TWFpbnN0YXlMb2NhbEtSYQ";

    private final KafkaRaftServer server;
    private final int port;
    private final int controllerPort;
    private final DataDirectory directory;
    private final int certificatesPort;
    private boolean closed;

    private EmbeddedBroker(
            KafkaRaftServer server, int port, int controllerPort, int certificatesPort, DataDirectory directory) {
        this.server = server;
        this.port = port;
        this.controllerPort = controllerPort;
        this.certificatesPort = certificatesPort;
        this.directory = directory;
    }

    /** Starts a broker on a free port with a temporary data directory, removed when it is closed. */
    public static EmbeddedBroker start() {
        return start(0, DataDirectory.temporary("broker"), null);
    }

    /** Starts a broker as in production: on a free port, with TLS, logins and rights; its data are removed when it is closed. */
    public static EmbeddedBroker start(BrokerSecurity security) {
        return start(0, DataDirectory.temporary("broker"), security);
    }

    /**
     * Starts a broker whose data outlives it.
     *
     * @param port 1 to 65535, or 0 for a free one
     * @param dataDirectory made if absent; what an earlier broker left there is served again
     * @throws PortTakenException if something already listens on the port
     * @throws DirectoryInUseException if another live process serves the directory
     */
    public static EmbeddedBroker start(int port, Path dataDirectory) {
        return start(port, DataDirectory.kept(dataDirectory), null);
    }

    private static EmbeddedBroker start(int port, DataDirectory directory, @Nullable BrokerSecurity security) {
        QuietLogging.apply();
        try {
            int brokerPort = Ports.freeOr(port);
            Path log = directory.path().resolve("kafka");
            format(log.toString(), security);
            int controllerPort = Ports.free();
            Properties settings = settings(brokerPort, controllerPort, log);
            int certificatesPort = 0;
            if (security != null) {
                certificatesPort = Ports.free();
                String clients = BrokerSecurity.CLIENTS + "://127.0.0.1:" + brokerPort + ","
                        + BrokerSecurity.CERTIFICATES + "://127.0.0.1:" + certificatesPort;
                settings.putAll(security.settings());
                settings.put("listeners", clients + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
                settings.put("advertised.listeners", clients);
            }
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, brokerPort, controllerPort, certificatesPort, directory);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void format(String directory, @Nullable BrokerSecurity security) {
        try {
            Formatter formatter = new Formatter();
            if (security != null) {
                formatter.setScramArguments(List.of(security.firstLogin()));
            }
            formatter
                    .setPrintStream(QuietLogging.nowhere())
                    .setClusterId(CLUSTER_ID)
                    .setNodeId(1)
                    .addDirectory(directory)
                    .setMetadataLogDirectory(Optional.of(directory))
                    .setControllerListenerName(CONTROLLER)
                    .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                    .setSupportedFeatures(List.copyOf(Feature.PRODUCTION_FEATURES))
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("The broker's data directory cannot be prepared: " + directory, e);
        }
    }

    private static Properties settings(int port, int controllerPort, Path log) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", 1);
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
        settings.put("inter.broker.listener.name", "CLIENTS");
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", log);
        settings.put("metadata.log.dir", log);
        // One node: everything that is replicated by default must not be.
        settings.put("default.replication.factor", 1);
        settings.put("min.insync.replicas", 1);
        settings.put("offsets.topic.replication.factor", 1);
        settings.put("offsets.topic.num.partitions", 4);
        settings.put("transaction.state.log.replication.factor", 1);
        settings.put("transaction.state.log.min.isr", 1);
        settings.put("transaction.state.log.num.partitions", 4);
        settings.put("share.coordinator.state.topic.replication.factor", 1);
        settings.put("share.coordinator.state.topic.min.isr", 1);
        // Ready fast, and rebalance at once: nobody else is coming.
        settings.put("group.initial.rebalance.delay.ms", 0);
        settings.put("controller.quorum.election.timeout.ms", 300);
        settings.put("controller.quorum.fetch.timeout.ms", 600);
        settings.put("broker.heartbeat.interval.ms", 100);
        settings.put("broker.session.timeout.ms", 6000);
        settings.put("controlled.shutdown.enable", false);
        // A forgotten topic shows in the tests of the deployment files; here it should not stop a stream.
        settings.put("auto.create.topics.enable", true);
        settings.put("num.partitions", 12);
        // Topics that are not told otherwise take the largest events of all.
        settings.put("message.max.bytes", 16 * 1024 * 1024);
        settings.put("log.cleaner.dedupe.buffer.size", 2 * 1024 * 1024 + 1024);
        Properties properties = new Properties();
        settings.forEach((key, value) -> properties.put(key, value.toString()));
        return properties;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /**
     * Creates the topics that do not exist yet.
     *
     * @param partitionsByTopic number of partitions by topic name
     */
    public void topics(Map<String, Integer> partitionsByTopic) {
        Topics.create(bootstrapServers(), partitionsByTopic);
    }

    /** The port of the controller, on which no client has business. */
    public int controllerPort() {
        return controllerPort;
    }

    /** The port on which clients show a certificate instead of a password; 0 where the broker has no security. */
    public int certificatesPort() {
        return certificatesPort;
    }

    /** Stops the broker; calling it again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.shutdown();
        server.awaitShutdown();
        directory.close();
    }
}
