package dev.mainstay.patch;

import dev.mainstay.embedded.TestPlatform;
import dev.mainstay.events.Topic;
import dev.mainstay.messaging.signature.SigningKey;
import dev.mainstay.messaging.signature.SigningKeyFiles;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A real broker and a real database for the service under test. */
public class Platform implements QuarkusTestResourceLifecycleManager {

    private static final Path SCANNERS_KEY = Path.of("target", "scanners-key");

    /** The key with which scanner-service signs what it publishes. */
    static SigningKey scannersKey() {
        return new SigningKeyFiles("no setting", "events of tests").key(Optional.empty(), SCANNERS_KEY);
    }

    @Override
    public Map<String, String> start() {
        try {
            Files.createDirectories(SCANNERS_KEY);
            Files.writeString(SCANNERS_KEY.resolve("public.pem"), scannersKey().publicPem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        TestPlatform.topics(
                Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, topic -> Topic.PARTITIONS)));
        TestPlatform.Database database = TestPlatform.freshDatabase();
        return Map.ofEntries(
                Map.entry(
                        "mainstay.messaging.publishers.scanner.keys",
                        SCANNERS_KEY.resolve("public.pem").toString()),
                Map.entry("quarkus.datasource.jdbc.url", database.jdbcUrl()),
                Map.entry("quarkus.datasource.username", database.user()),
                Map.entry("quarkus.datasource.password", database.password()),
                Map.entry("kafka.bootstrap.servers", TestPlatform.bootstrapServers()),
                Map.entry("mainstay.patch.job.sweep-every", "200ms"),
                Map.entry("mainstay.patch.rollout.counts-every", "200ms"),
                Map.entry("mainstay.patch.planning.release-delay", "20ms"),
                Map.entry("mainstay.patch.order-key.local-folder", "target/order-key"));
    }

    @Override
    public void stop() {
        // The broker and the database stop with the JVM.
    }
}
