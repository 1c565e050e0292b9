package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.mainstay.service.idempotency.FirstAnswers;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.Rest.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that did not hear the answer sends its request again. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class IdempotencyTest {
    private static final String BASELINES = "/api/v1/baselines";

    /** The number of {@code TurnStore.Turn.DECISION}. */
    private static final long DECISION = 0x6465_6369_6465L;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    DataSource dataSource;

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    FirstAnswers answers;

    private final String key = UUID.randomUUID().toString();
    private final String name = "made once " + key;

    @Test
    void theSameRequestIsAnsweredAgainAndDoneOnce() {
        Answer first = post(key, BASELINES, baseline(name));
        Answer again = post(key, BASELINES, baseline(name));

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        for (String header : new String[] {"Location", "ETag", "Content-Type"}) {
            assertThat(again.headers().allValues(header))
                    .as(header)
                    .isNotEmpty()
                    .isEqualTo(first.headers().allValues(header));
        }
        assertThat(baselinesOfThisName()).isEqualTo(1);
    }

    @Test
    void withoutAKeyEachRequestIsDone() {
        Rest.post(BASELINES, baseline(name));
        Rest.post(BASELINES, baseline(name));

        assertThat(baselinesOfThisName()).isEqualTo(2);
    }

    @Test
    void anotherRequestMayNotHaveTheKey() {
        post(key, BASELINES, baseline(name));

        Answer otherBody = post(key, BASELINES, baseline("another"));
        Answer otherAddress = post(key, "/api/v1/rollouts", baseline(name));

        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.body().path("code").asText()).isEqualTo("idempotency-key-reused");
        assertThat(otherAddress.body().path("code").asText()).isEqualTo("idempotency-key-reused");
        assertThat(baselinesOfThisName()).isEqualTo(1);
    }

    @Test
    void somebodyElseIsNotToldTheFirstAnswer() {
        post(key, BASELINES, baseline(name));

        Answer other = Rest.send(HttpRequest.newBuilder(Rest.uri(BASELINES))
                .header("Idempotency-Key", key)
                .header("Test-Actor", "ben")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(baseline(name))));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("code").asText()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aRefusedRequestKeepsNothing() {
        Answer invalid = post(key, BASELINES, "{\"name\":\"\"}");
        Answer unknown = post(key, "/api/v1/rollouts", "{\"name\":\"x\",\"baselineId\":\"" + UUID.randomUUID() + "\"}");

        assertThat(invalid.status()).isEqualTo(400);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(post(key, BASELINES, baseline(name)).status()).isEqualTo(201);
    }

    @Test
    void ofTwoAtOnceTheFirstIsDoneAndTheSecondToldToWait() throws Exception {
        String body = "{\"verdict\":\"DECLINED\",\"updateId\":\"%s\",\"reason\":\"r\"}".formatted(UUID.randomUUID());
        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection turn = dataSource.getConnection()) {
            turn.setAutoCommit(false);
            run(turn, "select pg_advisory_xact_lock(" + DECISION + ")");
            Future<Answer> first = threads.submit(() -> post(key, "/api/v1/decisions", body));
            await().atMost(Duration.ofSeconds(20)).until(() -> count("""
                            select count(*) from pg_locks where locktype = 'advisory' and not granted
                            and (classid::bigint << 32 | objid::bigint) = %d
                            and database = (select oid from pg_database where datname = current_database())
                            """.formatted(DECISION)) > 0);

            Answer second = post(key, "/api/v1/decisions", body);
            turn.rollback();
            Answer done = first.get();
            Answer third = post(key, "/api/v1/decisions", body);

            assertThat(second.status()).isEqualTo(409);
            assertThat(second.body().path("code").asText()).isEqualTo("idempotency-key-in-use");
            assertThat(done.status()).isEqualTo(201);
            assertThat(third.status()).isEqualTo(201); // 200 without a key, as the decision stands
            assertThat(third.text()).isEqualTo(done.text());
        }
    }

    @Test
    void afterADayTheKeyIsForgotten() throws Exception {
        post(key, BASELINES, baseline(name));
        answers.forget();
        post(key, BASELINES, baseline(name));
        assertThat(baselinesOfThisName()).isEqualTo(1);

        try (Connection connection = dataSource.getConnection()) {
            run(connection, "update kept_answer set answered_at = answered_at - interval '24 hours 1 minute'");
        }
        answers.forget();
        post(key, BASELINES, baseline(name));

        assertThat(baselinesOfThisName()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "256"})
    void whatIsNoKeyIsRefused(String text) {
        Answer answer = post(text.equals("256") ? "k".repeat(256) : text, BASELINES, baseline(name));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("code").asText()).isEqualTo("invalid-request");
        assertThat(answer.body().at("/violations/0/parameter").asText()).isEqualTo("Idempotency-Key");
        assertThat(post("k".repeat(255 - key.length()) + key, BASELINES, baseline(name))
                        .status())
                .isEqualTo(201);
    }

    private static String baseline(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    private static Answer post(String key, String path, String json) {
        return Rest.send(HttpRequest.newBuilder(Rest.uri(path))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private long baselinesOfThisName() {
        return StreamSupport.stream(
                        Rest.get(BASELINES + "?limit=500").body().path("items").spliterator(), false)
                .filter(each -> each.path("name").asText().equals(name))
                .count();
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    private long count(String query) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement run = connection.createStatement();
                ResultSet found = run.executeQuery(query)) {
            found.next();
            return found.getLong(1);
        }
    }
}
