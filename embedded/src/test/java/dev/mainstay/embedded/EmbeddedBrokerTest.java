package dev.mainstay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    @TempDir
    Path directory;

    @Test
    void recordsAreKeptBetweenStartsOnTheSamePort() throws Exception {
        // Given
        int port;
        try (EmbeddedBroker broker = EmbeddedBroker.start(0, directory)) {
            port = broker.port();
            broker.topics(Map.of("letters", 3));
            broker.topics(Map.of("letters", 3, "numbers", 1));
            send(broker.bootstrapServers(), "letters", "a");
        }

        // When
        try (EmbeddedBroker broker = EmbeddedBroker.start(port, directory)) {
            // Then
            assertThat(broker.port()).isEqualTo(port);
            assertThat(readOne(broker.bootstrapServers(), "letters")).isEqualTo("a");
        }
    }

    @Test
    void aTakenPortIsAClearError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(taken.getLocalPort(), directory))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort());
        }
    }

    @Test
    void aDirectoryInUseIsAClearError() {
        EmbeddedBroker first = EmbeddedBroker.start(0, directory);
        try (first) {
            assertThatThrownBy(() -> EmbeddedBroker.start(0, directory)).isInstanceOf(DirectoryInUseException.class);
        }
        first.close(); // again: nothing happens
    }

    @Test
    void aKilledBrokerComesBackWithWhatItAcknowledged() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(0, directory)) {
            // Given
            broker.topics(Map.of("letters", 1));
            send(broker.bootstrapServers(), "letters", "a");

            // When
            broker.kill();
            assertThat(broker.isAlive()).isFalse();
            broker.restart();

            // Then
            assertThat(readOne(broker.bootstrapServers(), "letters")).isEqualTo("a");
        }
    }

    private static void send(String servers, String topic, String value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, null, value.getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static String readOne(String servers, String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var records = consumer.poll(Duration.ofSeconds(20));
            return new String(records.iterator().next().value(), StandardCharsets.UTF_8);
        }
    }
}
