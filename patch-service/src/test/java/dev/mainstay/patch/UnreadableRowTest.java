package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.UpdateRef;
import dev.mainstay.testing.Rest;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of a rollout, baseline, decision or package that cannot be read: what hangs on it waits, and nobody else. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class UnreadableRowTest {

    @Inject
    AgroalDataSource database;

    @Inject
    MeterRegistry meters;

    private final Deque<Runnable> putRight = new ArrayDeque<>();

    @AfterEach
    void restored() {
        while (!putRight.isEmpty()) {
            putRight.pop().run();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body - 'name'",
                "'{}'",
                "'null'",
                "'\"text\"'",
                "jsonb_set(body, '{maxFailed}', '\"many\"')",
                "jsonb_set(body, '{changedAt}', '\"yesterday\"')",
            })
    void underARolloutNothingIsReleasedUntilItIsPutRight(String body) {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");
        double before = unreadable("rollout");

        spoil("rollout", rollout, body);

        assertOthersGoOn();
        assertThat(unreadable("rollout")).isEqualTo(before + 1);
        assertThat(Steps.jobOf(host, "SCHEDULED")).isEqualTo(job);
        assertThat(Steps.job(job).at("/hold/code").asText()).isEqualTo("rollout-not-active");
        assertThat(host.lease().status()).isEqualTo(204);
        assertThat(Rest.get("/api/v1/rollouts/" + rollout).status()).isEqualTo(404);
        JsonNode list = Rest.get("/api/v1/rollouts?limit=500").body().path("items");
        assertThat(list.findValuesAsText("rolloutId")).isNotEmpty().doesNotContain(rollout.toString());
        host.scanned(update);
        Steps.awaitTaken();
        assertThat(Steps.jobOf(host, "SCHEDULED")).as("not given up").isEqualTo(job);

        restored();

        assertThat(Steps.jobOf(host, "READY")).isEqualTo(job);
        assertThat(unreadable("rollout")).isEqualTo(before);
        Steps.succeed(host, job);
    }

    @Test
    void underABaselineNothingIsHandedOutUntilItIsPutRight() {
        TestHost host = new TestHost().registered();
        TestHost later = new TestHost().registered();
        UUID baseline = Steps.baseline();
        Steps.rolloutUnder(baseline, 0, host.id, later.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        UUID job = Steps.jobOf(host, "READY");
        double before = unreadable("baseline");

        spoil("baseline", baseline, "body - 'classifications'");

        assertOthersGoOn();
        assertThat(host.lease().status()).isEqualTo(204);
        assertThat(unreadable("baseline")).isEqualTo(before + 1);
        host.scanned(update);
        later.scanned(update);
        Steps.awaitTaken();
        assertThat(Steps.jobOf(host, "READY")).as("not given up").isEqualTo(job);
        assertThat(Steps.jobs(later)).as("not planned").isEmpty();
        assertThat(Rest.get("/api/v1/baselines/" + baseline).status()).isEqualTo(404);
        assertThat(Rest.get("/api/v1/baselines?limit=500").status()).isEqualTo(200);

        restored();

        Steps.succeed(host, job);
        decide("APPROVED"); // another look at every host
        Steps.jobOf(later, "READY");
        assertThat(unreadable("baseline")).isEqualTo(before);
    }

    /** It may be one that declines: what is approved is not known. */
    @Test
    void whileADecisionStandsThatCannotBeReadNoUpdateIsHandedOut() {
        TestHost host = new TestHost().registered();
        TestHost later = new TestHost().registered();
        TestHost other = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id, later.id, other.id);
        UpdateRef update = TestHost.update();
        host.scanned(update);
        other.scanned();
        UUID job = Steps.jobOf(host, "READY");
        Steps.awaitTaken();
        UUID decision = decide("DECLINED");
        double before = unreadable("decision");

        spoil("decision", decision, "body - 'verdict'");

        assertThat(host.lease().status()).isEqualTo(204);
        assertThat(unreadable("decision")).isEqualTo(before + 1);
        host.scanned(update);
        later.scanned(update);
        Steps.awaitTaken();
        assertThat(Steps.jobOf(host, "READY")).as("not given up").isEqualTo(job);
        assertThat(Steps.jobs(later)).as("not planned").isEmpty();
        assertThat(Rest.get("/api/v1/decisions?limit=500").status()).isEqualTo(200);
        assertThat(Rest.get("/api/v1/decisions/" + decision).status()).isEqualTo(404);
        assertThat(Rest.post("/api/v1/decisions/" + decision + "/retraction", "{\"reason\":\"r\"}")
                        .status())
                .isEqualTo(404);
        assertThat(Rest.post("/api/v1/removals", """
                        {"rolloutId":"%s","updateId":"%s","revision":1,"title":"Update","hostIds":["%s"],
                         "reason":"it breaks"}
                        """.formatted(rollout, UUID.randomUUID(), other.id))
                        .status())
                .isEqualTo(201);
        Steps.jobOf(other, "READY");
        assertThat(Steps.leased(other).path("action").asText())
                .as("what a decision of its own says is done")
                .isEqualTo("UNINSTALL");

        restored();

        Steps.succeed(host, job);
        decide("APPROVED"); // another look at every host
        Steps.jobOf(later, "READY");
        assertThat(unreadable("decision")).isEqualTo(before);
    }

    @Test
    void aRemovalWhoseDecisionCannotBeReadIsNeitherDoneNorGivenUp() {
        TestHost host = new TestHost().registered();
        UUID rollout = Steps.rollout(host.id);
        host.scanned();
        Steps.awaitTaken();
        Rest.Answer ordered = Rest.post("/api/v1/removals", """
                {"rolloutId":"%s","updateId":"%s","revision":1,"title":"Update","hostIds":["%s"],
                 "reason":"it breaks"}
                """.formatted(rollout, UUID.randomUUID(), host.id));
        UUID job = Steps.jobOf(host, "READY");

        spoil("decision", UUID.fromString(ordered.body().path("decisionId").asText()), "'{}'");

        assertThat(host.lease().status()).isEqualTo(204);
        host.scanned();
        Steps.awaitTaken();
        assertThat(Steps.jobOf(host, "READY")).isEqualTo(job);

        restored();

        assertThat(Steps.leased(host).path("action").asText()).isEqualTo("UNINSTALL");
    }

    @Test
    void aPackageCountsAsOneThatNobodyRegistered() {
        String hash = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        Rest.Answer made = Rest.post("/api/v1/packages", """
                {"name":"LyncUpdate.exe","sizeBytes":1000,"sha256":"%s","kind":"LYNC_UPDATE",
                 "targetVersion":"5.0.8308.1149"}
                """.formatted(hash));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String id = made.body().path("packageId").asText();
        double before = unreadable("package");

        spoil("package", UUID.fromString(id), "'null'");

        JsonNode list = Rest.get("/api/v1/packages?limit=500").body().path("items");
        assertThat(list.isArray()).isTrue();
        assertThat(list.findValuesAsText("packageId")).doesNotContain(id);
        assertThat(unreadable("package")).isEqualTo(before + 1);
    }

    /** A host of another rollout gets its job, which is released, done and proven. */
    private static void assertOthersGoOn() {
        TestHost other = new TestHost().registered();
        Steps.rollout(other.id);
        other.scanned(TestHost.update());
        Steps.succeed(other, Steps.jobOf(other, "READY"));
    }

    /** A decision on an update that no host lists. */
    private static UUID decide(String verdict) {
        Rest.Answer made = Rest.post("/api/v1/decisions", """
                {"verdict":"%s","updateId":"%s","reason":"r"}
                """.formatted(verdict, UUID.randomUUID()));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return UUID.fromString(made.body().path("decisionId").asText());
    }

    private double unreadable(String table) {
        return meters.get("patch.rows.unreadable").tag("table", table).gauge().value();
    }

    /** Writes something else over the row's body, until the test ends. */
    private void spoil(String table, UUID id, String body) {
        String row = " where " + table + "_id = '" + id + "'";
        String type = "package".equals(table) ? "text" : "jsonb";
        try (Connection connection = database.getConnection();
                PreparedStatement read = connection.prepareStatement("select body::text from " + table + row);
                ResultSet found = read.executeQuery()) {
            assertThat(found.next()).isTrue();
            String original = found.getString(1);
            putRight.push(() -> write(table, row, "?::" + type, original));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        write(table, row, body, null);
    }

    private void write(String table, String row, String body, @Nullable String parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("update " + table + " set body = " + body + row)) {
            if (parameter != null) {
                update.setString(1, parameter);
            }
            assertThat(update.executeUpdate()).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
