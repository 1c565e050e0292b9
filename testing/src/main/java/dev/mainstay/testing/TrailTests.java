package dev.mainstay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.architecture.ApiDocument;
import dev.mainstay.architecture.ApiDocument.Operation;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the service that changes something, done once: it leaves one entry in the trail. A test of the service extends
 * it; an operation for which it has no act fails.
 */
public abstract class TrailTests {
    private static final String PERMIT = "{\"records\":1,\"reason\":\"A known fault\"}";
    private static final AtomicLong OFFSETS = new AtomicLong(1_000_000_000L);

    @TestHTTPResource("/q/openapi")
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    URI openApi;

    /** A request that is granted, when everything is there that it needs. */
    @FunctionalInterface
    public interface Act {
        Rest.Answer done();
    }

    /** What this service's own operations need to be granted, and the request, by operation id. */
    protected abstract Map<String, Supplier<Act>> acts();

    /** Operations that change nothing, or can be granted in other services alone. */
    protected abstract Set<String> withoutEffect();

    /** A type of event that this service reads and holds the versions of. */
    protected abstract EventType held();

    /** A topic of whose things this service is the owner. */
    protected abstract Optional<Topic> owned();

    @Test
    public void everyOperationThatChangesSomethingLeavesOneEntry() {
        Map<String, Supplier<Act>> all = new TreeMap<>(ofEveryService());
        all.putAll(acts());
        Set<String> known = new TreeSet<>(all.keySet());
        known.addAll(withoutEffect());
        assertThat(known).isEqualTo(changing());

        List<String> wrong = new ArrayList<>();
        all.forEach((operation, prepared) -> {
            Act act = prepared.get();
            long before = last();
            Rest.Answer answer = act.done();
            List<JsonNode> left = since(before);
            if (answer.status() >= 300 || left.size() != 1 || !isRight(operation, left.getFirst())) {
                wrong.add(operation + ": " + answer.status() + " " + answer.text() + " left " + left);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(Rest.get("/api/v1/trail/verification").body().path("whole").asBoolean())
                .isTrue();
    }

    @Test
    public void whatIsRefusedLeavesNone() {
        long before = last();

        assertThat(Rest.post("/admin/v1/resets", "{\"topic\":\"nothing\",\"reason\":\"r\"}")
                        .status())
                .isEqualTo(404);
        assertThat(Rest.post("/admin/v1/intakes/" + service() + "/permit", "{\"records\":0,\"reason\":\"r\"}")
                        .status())
                .isEqualTo(400);

        assertThat(last()).isEqualTo(before);
    }

    @Test
    public void anEntryIsPublishedAsItIsKept() {
        long before = last();
        assertThat(permit().done().status()).isEqualTo(200);
        JsonNode kept = since(before).getFirst();
        String key = service() + "/" + kept.path("at").asText().substring(0, "2026-11-30".length());

        Awaitility.await()
                .untilAsserted(() -> assertThat(Topics.about(Topic.AUDIT_ENTRIES, key))
                        .extracting(Topics.Published::data)
                        .contains(kept));
    }

    @Test
    public void whatHappensAtTheSameInstantLeavesOneTrail() {
        long before = last();

        Simultaneously.call(6, i -> permit().done());

        assertThat(last()).isEqualTo(before + 6);
        JsonNode verification = Rest.get("/api/v1/trail/verification").body();
        assertThat(verification.path("whole").asBoolean()).isTrue();
        assertThat(verification.path("entries").asLong()).isEqualTo(before + 6);
    }

    @Test
    public void entriesAreFoundByWhoeverDidItWhatWasChangedAndHow() {
        assertThat(Rest.postAs("ada", "/admin/v1/intakes/" + service() + "/permit", PERMIT)
                        .status())
                .isEqualTo(200);

        assertThat(entries("actor=ada&kind=intake&id=" + service() + "&operation=permitIntake"))
                .isNotEmpty()
                .allSatisfy(entry -> {
                    assertThat(entry.at("/actor/name").asText()).isEqualTo("ada");
                    assertThat(entry.path("reason").asText()).isEqualTo("A known fault");
                });
        assertThat(entries("actor=nobody")).isEmpty();
        assertThat(entries("until=1999-01-01T00:00:00Z")).isEmpty();
        assertThat(entries("from=1999-01-01T00:00:00Z")).isNotEmpty();
    }

    private static boolean isRight(String operation, JsonNode entry) {
        return entry.path("operation").asText().equals(operation)
                && entry.at("/actor/kind").asText().equals("PERSON")
                && !entry.at("/actor/name").asText().isEmpty()
                && entry.at("/actor/address").asText().equals("127.0.0.1")
                && !entry.at("/thing/kind").asText().isEmpty()
                && !entry.at("/thing/id").asText().isEmpty()
                && (entry.has("before") || entry.has("after"));
    }

    private Map<String, Supplier<Act>> ofEveryService() {
        Map<String, Supplier<Act>> acts = new TreeMap<>();
        acts.put("permitIntake", this::permit);
        acts.put(
                "forgetVersions",
                () -> () -> Rest.post(
                        "/admin/v1/resets",
                        "{\"topic\":\"%s\",\"thing\":\"0198a000-0000-7000-8000-000000000001\",\"reason\":\"r\"}"
                                .formatted(held().topic().topicName())));
        acts.put("replayParkedRecord", () -> {
            long parked = parked();
            return () -> Rest.post("/admin/v1/parked/" + parked + "/replay", "");
        });
        owned().ifPresent(topic -> acts.put(
                "announceAgain",
                () -> () -> Rest.post(
                        "/admin/v1/announcements",
                        "{\"topic\":\"%s\",\"thing\":\"0198a000-0000-7000-8000-000000000001\",\"reason\":\"r\"}"
                                .formatted(topic.topicName()))));
        return acts;
    }

    private Act permit() {
        return () -> Rest.post("/admin/v1/intakes/" + service() + "/permit", PERMIT);
    }

    private Set<String> changing() {
        return ApiDocument.servedAt(openApi).operations().stream()
                .filter(Operation::changes)
                .filter(operation -> !operation.path().startsWith("/agent/"))
                .map(Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String service() {
        return ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
    }

    /** Number of the last entry; 0 where there is none. */
    private static long last() {
        return entries("limit=1").stream()
                .mapToLong(entry -> entry.path("number").asLong())
                .findFirst()
                .orElse(0);
    }

    private static List<JsonNode> since(long number) {
        return entries("limit=500").stream()
                .filter(entry -> entry.path("number").asLong() > number)
                .toList();
    }

    private static List<JsonNode> entries(String query) {
        Rest.Answer answer = Rest.get("/api/v1/trail?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().path("items").valueStream().toList();
    }

    /** A record as it was parked, which its group can take by now; its number in the list. */
    private long parked() {
        try (Connection database = CDI.current().select(DataSource.class).get().getConnection();
                PreparedStatement insert = database.prepareStatement("""
                        insert into parked (consumer_group, topic, partition, record_offset, key, headers, data, reason,
                                            exception_class, before_signatures)
                        values (?, ?, 0, ?, '1', cast(? as jsonb), ?, 'A fault of ours', 'java.lang.Error', true)
                        returning id
                        """)) {
            insert.setString(1, service());
            insert.setString(2, held().topic().topicName());
            insert.setLong(3, OFFSETS.incrementAndGet());
            insert.setString(4, """
                    [{"name":"ce_specversion","text":"1.0"},{"name":"ce_id","text":"trail-%d"},
                     {"name":"ce_type","text":"%s"},{"name":"ce_source","text":"/mainstay/test"},
                     {"name":"ce_time","text":"%s"},{"name":"content-type","text":"application/json"}]
                    """.formatted(OFFSETS.get(), held().wireName(), Instant.now()));
            insert.setBytes(5, example());
            try (ResultSet id = insert.executeQuery()) {
                id.next();
                return id.getLong(1);
            }
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] example() throws IOException {
        String name = "/dev/mainstay/events/examples/" + held().wireName() + ".json";
        try (InputStream file = EventType.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return file.readAllBytes();
        }
    }
}
