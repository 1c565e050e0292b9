package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.patch.signing.OrderSigner;
import dev.mainstay.testing.Rest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever writes the database without the key of the orders gets nothing signed: docs/adr/0008. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class AlteredJobTest {

    private static final Set<String> NOT_SIGNED =
            Set.of("job-altered", "job-unsealed", "package-unknown", "approval-withdrawn", "removal-withdrawn");
    private static final String PACKAGE =
            "{\"kind\":\"PACKAGE_INSTALLATION\",\"software\":{\"name\":\"anything.exe\",\"sizeBytes\":1,\"sha256\":\""
                    + "ab".repeat(32)
                    + "\",\"kind\":\"LYNC_UPDATE\",\"kb\":null,\"targetVersion\":\"5.0.8308.1182\",\"componentsBefore\":[]}}";

    private final String hash = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");

    @Inject
    AgroalDataSource database;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order,work=PACKAGE",
                "order,work,updates,0,update,updateId=\"7d3a1b52-0000-4000-8000-000000000001\"",
                "order,work,updates,0,update,revision=7",
                "order,work,updates,0,title=\"Another\"",
                "order,work,updates,0,kbs=[\"KB1234567\"]",
                "order,work,updates,0,exclusive=true",
                "order,work,updates,0,rebootBehavior=\"NEVER_REBOOTS\"",
                "order,work,updates,0,acceptEula=true",
                "order,work,updates=[]",
                "order,jobId=\"7d3a1b52-0000-4000-8000-000000000002\"",
                "order,hostId=\"7d3a1b52-0000-4000-8000-000000000003\"",
                "order,fqdn=\"other.lync.example\"",
                "order,pools=[\"pool.lync.example\"]",
                "order,rolloutId=\"7d3a1b52-0000-4000-8000-000000000004\"",
                "order,attempt=9",
                "order,planningScanId=\"7d3a1b52-0000-4000-8000-000000000005\"",
                "order,plannedAt=\"2026-01-01T00:00:00Z\"",
                "order,simulated=false",
                "order,work={\"kind\":\"REMOVAL\",\"updates\":[],\"decision\":\"7d3a1b52-0000-4000-8000-000000000006\"}",
                "version,sequence=77",
                "version,changedAt=\"2026-01-01T00:00:00Z\"",
                "standing,startedAt=\"2026-01-01T00:00:00Z\"",
                "standing,reason={\"code\":\"other\",\"message\":\"x\"}",
                "lease,fence=55",
                "lease,cancelRequested=true",
                "steps,announcedPercent=40",
                "proof,verifyingScanId=\"7d3a1b52-0000-4000-8000-000000000007\"",
            })
    void aJobOfWhichAnythingWasChangedIsNotSignedAndEnds(String change) {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        String[] parts = change.split("=", 2);

        sql(
                "update job set body = jsonb_set(body::jsonb, string_to_array(?, ','), ?::jsonb)::text where job_id = ?",
                parts[0],
                parts[1].equals("PACKAGE") ? PACKAGE : parts[1],
                job);

        assertNotSigned(host, job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sequence = sequence + 5",
                "attempt = 4",
                "order_fingerprint = 'another'",
                "planned_at = planned_at - interval '1 day'",
                "verify_by = now()",
                "seal = null",
                "seal = 'made up'",
            })
    void aColumnThatWasChangedIsNoDifferent(String change) {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");

        sql("update job set " + change + " where job_id = ?", job);

        assertNotSigned(host, job);
    }

    @Test
    void aJobThatWasMovedToAnotherHostIsSignedForNeither() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        TestHost other = new TestHost().registered();
        other.scanned();
        Steps.awaitTaken();

        sql("update job set host_id = ? where job_id = ?", other.id, job);

        assertNotSigned(other, job);
        // Its updates are still missing, so a job of its own may wait for it by now: that one may be signed.
        assertThat(host.lease().text()).doesNotContain(job.toString());
    }

    @Test
    void aSealOfAnotherJobIsNone() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        UUID other = Steps.jobOf(withJob(), "READY");

        sql(
                "update job set body = (select body from job where job_id = ?), seal = (select seal from job where job_id = ?)"
                        + " where job_id = ?",
                other,
                other,
                job);

        assertNotSigned(host, job);
    }

    @Test
    void aChangeIsNotSealedByWhatTheServiceWritesAfterIt() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        UUID rollout = UUID.fromString(Steps.job(job).path("rolloutId").asText());
        sql(
                "update job set body = jsonb_set(body::jsonb, '{order,work,updates,0,acceptEula}', 'true')::text where job_id = ?",
                job);

        // The service writes the row: halted, it takes the job back; resumed, it releases it again.
        Rest.post("/api/v1/rollouts/" + rollout + "/halt", "{\"reason\":\"wait\"}");
        Steps.awaitStatus(job, "SCHEDULED");
        Rest.post("/api/v1/rollouts/" + rollout + "/resume", "{\"reason\":\"go on\"}");
        Steps.awaitStatus(job, "READY");

        assertNotSigned(host, job);
    }

    @Test
    void anOrderThatIsHandedOutAgainIsLookedAtAgain() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        Steps.leased(host);

        sql(
                "update job set body = jsonb_set(body::jsonb, '{order,work}', ?::jsonb)::text where job_id = ?",
                PACKAGE,
                job);

        assertNotSigned(host, job);
    }

    @Test
    void aRemovalRemovesWhatItsDecisionNamesAndNothingElse() {
        TestHost host = withJob();
        UUID job = Steps.jobOf(host, "READY");
        String decided = Rest.post("/api/v1/decisions", """
                        {"verdict":"DECLINED","updateId":"%s","hostIds":["%s"],"reason":"x"}
                        """.formatted(UUID.randomUUID(), host.id))
                .body()
                .path("decisionId")
                .asText();
        assertThat(decided).isNotEmpty();

        sql(
                "update job set body = jsonb_set(body::jsonb, '{order,work}', body::jsonb #> '{order,work}' || ?::jsonb)::text"
                        + " where job_id = ?",
                "{\"kind\":\"REMOVAL\",\"decision\":\"" + decided + "\"}",
                job);

        assertNotSigned(host, job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name=\"anything.exe\"",
                "sizeBytes=7",
                "sha256=\"abababababababababababababababababababababababababababababababab\"",
                "kind=\"LYNC_UPDATE\"",
                "kb=\"KB9999999\"",
                "targetVersion=\"11.0.1.1\"",
                "instance=\"OTHER\"",
            })
    void aPackageIsSignedAsAPersonRegisteredAndOrderedItAndNotOtherwise(String change) {
        TestHost host = withPackage();
        UUID job = Steps.jobOf(host, "READY");
        String[] parts = change.split("=", 2);

        sql(
                "update job set body = jsonb_set(body::jsonb, string_to_array(?, ','), ?::jsonb)::text where job_id = ?",
                "order,work,software," + parts[0],
                parts[1],
                job);

        assertNotSigned(host, job);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "body = jsonb_set(body::jsonb, '{name}', '\"anything.exe\"')::text",
                "body = jsonb_set(body::jsonb, '{sizeBytes}', '7')::text",
                "body = jsonb_set(body::jsonb, '{targetVersion}', '\"11.0.1.1\"')::text",
                "body = jsonb_set(body::jsonb, '{registeredBy}', '\"Eve\"')::text",
                "body = 'no JSON'",
                "package_id = gen_random_uuid()",
                "sha256 = 'another'",
                "seal = null",
            })
    void aPackageWhoseRowWasChangedIsNone(String change) {
        TestHost host = withPackage();
        UUID job = Steps.jobOf(host, "READY");

        sql("update package set " + change + " where sha256 = ?", hash);

        assertNotSigned(host, job);
        // Registered again, it is known again.
        assertThat(register().status()).isEqualTo(201);
    }

    @Test
    void anUntouchedPackageIsSigned() {
        TestHost host = withPackage();
        Steps.jobOf(host, "READY");

        assertThat(host.lease().headers().firstValue(OrderSigner.HEADER)).isPresent();
    }

    @Test
    void whatWasChangedAfterItsEndIsNotOrderedAgain() {
        TestHost host = withPackage();
        UUID job = Steps.jobOf(host, "READY");
        Rest.post("/api/v1/jobs/" + job + "/cancel", "{\"reason\":\"wait\"}");
        Steps.awaitStatus(job, "CANCELLED");
        sql(
                "update job set body = jsonb_set(body::jsonb, '{order,work,software,instance}', '\"OTHER\"')::text where job_id = ?",
                job);

        Rest.Answer answer = Rest.post("/api/v1/jobs/" + job + "/retry", "{}");

        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
    }

    private void assertNotSigned(TestHost host, UUID job) {
        Rest.Answer answer = host.lease();

        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(answer.headers().firstValue(OrderSigner.HEADER)).isEmpty();
        assertThat(Steps.job(job).path("status").asText()).isIn("CANCELLED", "FAILED");
        assertThat(Steps.job(job).at("/reason/code").asText()).isIn(NOT_SIGNED);
    }

    private static TestHost withJob() {
        TestHost host = new TestHost().registered();
        Steps.rollout(host.id);
        host.scanned(TestHost.update());
        Steps.jobOf(host, "READY");
        return host;
    }

    private TestHost withPackage() {
        TestHost host = new TestHost().registered().withSqlInstance("RTCLOCAL", "11.0.7001.0");
        UUID rollout = Steps.rollout(host.id);
        host.scanned();
        Steps.awaitTaken();
        String id = register().body().path("packageId").asText();
        Rest.Answer ordered = Rest.post(
                "/api/v1/packages/" + id + "/orders",
                "{\"rolloutId\":\"%s\",\"instance\":\"RTCLOCAL\",\"hostIds\":[\"%s\"]}".formatted(rollout, host.id));
        assertThat(ordered.status()).as(ordered.text()).isEqualTo(201);
        return host;
    }

    private Rest.Answer register() {
        return Rest.post("/api/v1/packages", """
                {"name":"SQLServer2012-KB5021123-x64.exe","sizeBytes":1000,"sha256":"%s","kind":"SQL_SERVER_PATCH",
                 "kb":"KB5021123","targetVersion":"11.0.7512.11"}
                """.formatted(hash));
    }

    private void sql(String statement, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < arguments.length; i++) {
                prepared.setObject(i + 1, arguments[i]);
            }
            assertThat(prepared.executeUpdate()).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
