package dev.mainstay.local.bench;

import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import dev.mainstay.local.launcher.ServiceName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * Scans accepted and published per second by scanner-service alone, beside how fast the same bytes go straight into the same database: with one COPY,
 * and as one row per transaction on as many connections as there are posting hosts at a time.
 */
final class ScanBench {
    private static final int AT_A_TIME = 8;

    private final BenchRun run;
    private final int updates;
    private final int missing;

    ScanBench(BenchRun run, int updates) {
        this.run = run;
        this.updates = updates;
        this.missing = updates / 5;
    }

    Map<String, Object> measure(List<BenchAgent> agents) throws Exception {
        BenchRun.say("scans, with patch-service and report-service taking them (warms up)");
        long[] together = post(agents, bodies(agents.size(), 1));
        BenchRun.say("scans, scanner-service alone");
        List<byte[]> bodies = bodies(agents.size(), 2);
        Map<String, Duration> before = run.processorTime();
        long[] nanos = alone(() -> post(agents, bodies));
        Map<String, Duration> after = run.processorTime();
        BenchRun.say("scans that say nothing new, scanner-service alone");
        List<byte[]> same = bodies(agents.size(), 2);
        long again = alone(() -> accept(agents, same));
        double published = Figures.perSecond(bodies.size(), nanos[1]);
        BenchRun.say("the same bytes straight into the database");
        double rawCopy = Figures.perSecond(bodies.size(), rawCopy(bodies));
        double rawRows = Figures.perSecond(bodies.size(), rawRows(bodies));
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("hosts", agents.size());
        figures.put("updatesPerScan", updates);
        figures.put("missingPerScan", missing);
        figures.put(
                "compressedBytesPerScan",
                bodies.stream().mapToInt(b -> b.length).sum() / bodies.size());
        figures.put("acceptedPerSecond", Figures.perSecond(bodies.size(), nanos[0]));
        figures.put("acceptedPerSecondOfThoseThatSayNothingNew", Figures.perSecond(bodies.size(), again));
        figures.put("publishedPerSecond", published);
        figures.put("processorMillisPerScan", Figures.millisPerUnit(before, after, bodies.size()));
        figures.put("publishedPerSecondWhileTheOthersTakeThem", Figures.perSecond(bodies.size(), together[1]));
        figures.put("rawCopyPerSecond", rawCopy);
        figures.put("rawRowPerTransactionPerSecond", rawRows);
        figures.put("publishedShareOfRawRowPerTransaction", Figures.share(published, rawRows));
        figures.put("publishedShareOfRawCopy", Figures.share(published, rawCopy));
        return figures;
    }

    /** Does something while the services that read the events are paused. */
    private <T> T alone(Callable<T> work) throws Exception {
        run.pause(ServiceName.PATCH);
        run.pause(ServiceName.REPORT);
        try {
            return work.call();
        } finally {
            run.goOn(ServiceName.PATCH);
            run.goOn(ServiceName.REPORT);
        }
    }

    private List<byte[]> bodies(int hosts, int round) {
        return IntStream.range(0, hosts)
                .parallel()
                .mapToObj(host -> ScanBodies.scan(host, round, updates, missing))
                .toList();
    }

    /** Nanoseconds until the last scan was accepted, and until the last event was on the topic. */
    private long[] post(List<BenchAgent> agents, List<byte[]> bodies) throws Exception {
        CountDownLatch published = new CountDownLatch(bodies.size());
        try (TopicWatch watch = new TopicWatch(run.bootstrapServers(), Topic.SCAN_RESULTS, record -> {
            // What is concluded from the scans is on the same topic.
            if (TopicWatch.type(record).equals(EventType.SCAN_COMPLETED.wireName())) {
                published.countDown();
            }
        })) {
            watch.start();
            long began = System.nanoTime();
            long accepted = accept(agents, bodies);
            if (!published.await(2, TimeUnit.MINUTES)) {
                throw new IllegalStateException(published.getCount() + " scans were accepted and never published");
            }
            return new long[] {accepted, System.nanoTime() - began};
        }
    }

    /** Nanoseconds until the last scan was accepted. */
    private long accept(List<BenchAgent> agents, List<byte[]> bodies) throws Exception {
        URI scans = run.address(ServiceName.SCANNER, "/agent/v1/scans");
        try (ExecutorService hosts = Executors.newFixedThreadPool(AT_A_TIME)) {
            long began = System.nanoTime();
            List<Future<?>> posted = new ArrayList<>();
            for (int i = 0; i < bodies.size(); i++) {
                BenchAgent agent = agents.get(i);
                byte[] body = bodies.get(i);
                posted.add(hosts.submit(() -> agent.postGzip(scans, body)));
            }
            for (Future<?> answer : posted) {
                answer.get();
            }
            return System.nanoTime() - began;
        }
    }

    private long rawCopy(List<byte[]> bodies) throws SQLException, IOException {
        try (Connection connection = freshTable()) {
            byte[] copy = binaryCopy(bodies);
            long began = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy bench_scan (payload) from stdin (format binary)",
                            new java.io.ByteArrayInputStream(copy));
            return System.nanoTime() - began;
        }
    }

    private long rawRows(List<byte[]> bodies) throws Exception {
        freshTable().close();
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < AT_A_TIME; i++) {
            connections.add(run.database(ServiceName.SCANNER));
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(AT_A_TIME)) {
            long began = System.nanoTime();
            List<Future<?>> written = new ArrayList<>();
            for (int writer = 0; writer < AT_A_TIME; writer++) {
                int first = writer;
                written.add(writers.submit(() -> insertEvery(connections.get(first), bodies, first)));
            }
            for (Future<?> done : written) {
                done.get();
            }
            return System.nanoTime() - began;
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static Void insertEvery(Connection connection, List<byte[]> bodies, int first) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into bench_scan (payload) values (?)")) {
            for (int i = first; i < bodies.size(); i += AT_A_TIME) {
                insert.setBytes(1, bodies.get(i));
                insert.executeUpdate();
            }
        }
        return null;
    }

    private Connection freshTable() throws SQLException {
        Connection connection = run.database(ServiceName.SCANNER);
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists bench_scan");
            statement.execute(
                    "create table bench_scan (id bigint generated always as identity primary key, payload bytea)");
        }
        return connection;
    }

    /** The bodies in PostgreSQL's binary COPY format, one column. */
    private static byte[] binaryCopy(List<byte[]> bodies) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write("PGCOPY\n".getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {(byte) 0xFF, '\r', '\n', 0});
        out.writeLong(0); // flags, length of the header's extension
        for (byte[] body : bodies) {
            out.writeShort(1);
            out.writeInt(body.length);
            out.write(body);
        }
        out.writeShort(-1);
        return bytes.toByteArray();
    }
}
