package dev.mainstay.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.mainstay.embedded.EmbeddedBroker;
import dev.mainstay.embedded.EmbeddedDatabase;
import dev.mainstay.embedded.Login;
import dev.mainstay.messaging.Topic;
import dev.mainstay.sql.Sql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The relay without the rest of a service, on the real database and broker. */
class RelayTest {
    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static int databases;

    private final String topic = "relay-" + UUID.randomUUID();
    private PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private Login login = new Login("", "", "");

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start();
        database = EmbeddedDatabase.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
        database.close();
    }

    @BeforeEach
    void migrate() {
        broker.topics(Map.of(topic, 3));
        login = database.database("relay" + databases++);
        dataSource = dataSource(login);
        Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/messaging")
                .load()
                .migrate();
    }

    @Test
    void aRelayKilledBetweenSendAndDeleteGivesADuplicateAndNoLoss() throws Exception {
        // Given
        append("anna", 1, 3);

        // When
        assertThat(runUntilKilled()).isEqualTo(RelayKilledBeforeDelete.EXIT_CODE);

        // Then everything was sent, and is still there
        List<ConsumerRecord<String, byte[]>> sent = new Topic(broker.bootstrapServers(), topic).read();
        assertThat(texts(sent)).containsExactly("1", "2", "3");
        assertThat(rows()).isEqualTo(3);

        // When another relay takes over
        try (Relay relay = relay(2000, 1 << 20)) {
            await().until(() -> relay.sendBatch() == 3);
        }

        // Then each is there twice under one id
        List<ConsumerRecord<String, byte[]>> all = new Topic(broker.bootstrapServers(), topic).read();
        assertThat(texts(all)).containsExactly("1", "2", "3", "1", "2", "3");
        assertThat(ids(all.subList(3, 6))).isEqualTo(ids(all.subList(0, 3)));
        assertThat(rows()).isZero();
    }

    @Test
    void twoRelaysAtOnceKeepTheOrderOfEachKeyWithoutGaps() throws Exception {
        // Given four appenders and two relays
        List<String> keys = List.of("anna", "bert", "cora", "dirk");
        AtomicBoolean done = new AtomicBoolean();
        List<Integer> sent = new ArrayList<>();

        // When
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Integer>> relays =
                    List.of(threads.submit(() -> relayUntilEmpty(done)), threads.submit(() -> relayUntilEmpty(done)));
            List<Future<?>> appenders = new ArrayList<>();
            for (String key : keys) {
                appenders.add(threads.submit(() -> {
                    for (int number = 1; number <= 500; number += 5) {
                        append(key, number, number + 4);
                    }
                    return null;
                }));
            }
            for (Future<?> appender : appenders) {
                appender.get();
            }
            done.set(true);
            for (Future<Integer> relay : relays) {
                sent.add(relay.get());
            }
        }

        // Then
        assertThat(sent).allMatch(count -> count > 0);
        assertThat(sent.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2000);
        List<ConsumerRecord<String, byte[]>> records = new Topic(broker.bootstrapServers(), topic).read();
        List<String> expected =
                IntStream.rangeClosed(1, 500).mapToObj(Integer::toString).toList();
        for (String key : keys) {
            assertThat(texts(records.stream()
                            .filter(record -> record.key().equals(key))
                            .toList()))
                    .isEqualTo(expected);
        }
    }

    @Test
    void whatIsNotAcknowledgedStaysInTheOutbox() throws Exception {
        append("anna", 1, 3);
        Map<String, Object> nobody = Map.of("bootstrap.servers", "127.0.0.1:1");

        try (Relay relay = new Relay(
                new Sql(dataSource),
                new RecordSender(
                        () -> ProducerSettings.connect(nobody, Duration.ofMillis(500)),
                        "/test",
                        Optional.empty(),
                        Duration.ofMillis(500)),
                2000,
                1 << 20)) {
            assertThatThrownBy(relay::sendBatch).isInstanceOf(SendFailedException.class);
        }

        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void aBatchIsLimitedInRowsAndInBytesButAlwaysHasOne() throws Exception {
        append("anna", 10, 15); // two bytes each

        try (Relay rows = relay(2, 1 << 20);
                Relay bytes = relay(2000, 5);
                Relay nothing = relay(2000, 1)) {
            assertThat(rows.sendBatch()).isEqualTo(2);
            assertThat(bytes.sendBatch()).isEqualTo(2);
            assertThat(nothing.sendBatch()).isEqualTo(1);
            assertThat(rows.sendBatch()).isEqualTo(1);
            assertThat(rows.sendBatch()).isZero();
        }
        assertThat(texts(new Topic(broker.bootstrapServers(), topic).read()))
                .containsExactly("10", "11", "12", "13", "14", "15");
    }

    private int relayUntilEmpty(AtomicBoolean done) {
        int sum = 0;
        try (Relay relay = relay(20, 1 << 20)) {
            while (!done.get() || rows() > 0) {
                sum += relay.sendBatch();
            }
        }
        return sum;
    }

    private Relay relay(int batchSize, long batchBytes) {
        return relay(dataSource, broker.bootstrapServers(), batchSize, batchBytes);
    }

    static Relay relay(javax.sql.DataSource dataSource, String broker, int batchSize, long batchBytes) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker);
        return new Relay(
                new Sql(dataSource),
                new RecordSender(
                        () -> ProducerSettings.connect(settings, Duration.ofSeconds(20)),
                        "/test",
                        Optional.empty(),
                        Duration.ofSeconds(20)),
                batchSize,
                batchBytes);
    }

    static PGSimpleDataSource dataSource(Login login) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(login.jdbcUrl());
        dataSource.setUser(login.user());
        dataSource.setPassword(login.password());
        return dataSource;
    }

    private void append(String key, int from, int to) {
        List<OutboxRow> rows = IntStream.rangeClosed(from, to)
                .mapToObj(number -> new OutboxRow(
                        topic,
                        key,
                        UUID.randomUUID().toString(),
                        "number.counted",
                        Instant.now(),
                        null,
                        Integer.toString(number).getBytes(StandardCharsets.UTF_8)))
                .toList();
        OutboxTable.append(new Sql(dataSource), Instant.now(), rows);
    }

    private long rows() {
        return OutboxTable.measure(new Sql(dataSource)).rows();
    }

    private int runUntilKilled() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RelayKilledBeforeDelete.class.getName(),
                        login.jdbcUrl(),
                        login.user(),
                        broker.bootstrapServers())
                .inheritIO();
        builder.environment().put("PASSWORD", login.password());
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static List<String> texts(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> ids(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().map(record -> Topic.header(record, "ce_id")).toList();
    }
}
