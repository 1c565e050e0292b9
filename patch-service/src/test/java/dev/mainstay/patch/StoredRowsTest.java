package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.embedded.TestPlatform;
import dev.mainstay.patch.job.AgentResult;
import dev.mainstay.patch.job.Job;
import dev.mainstay.patch.job.JobStatus;
import dev.mainstay.patch.policy.decision.Decision;
import dev.mainstay.patch.rollout.Rollout;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What lies in the tables, letter by letter, is read: whatever writes it today. */
class StoredRowsTest {

    private static final String ROLLOUT = "00000000-0000-0000-0000-0000000000cc";

    @Test
    void aRolloutAJobADecisionAndAScanAreReadFromTheirRows() throws Exception {
        TestPlatform.Database database = TestPlatform.freshDatabase();
        migrate(database);
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into rollout values ('%1$s', 'ACTIVE', now(), '{"rolloutId":"%1$s","sequence":3,
                        "changedAt":"2026-11-23T10:00:00Z","name":"November","state":"ACTIVE",
                        "baselineId":"00000000-0000-0000-0000-0000000000ab","pools":[],"hostIds":[],
                        "maxUnavailable":1,"maxFailed":0,"jobs":{}}')
                    """.formatted(ROLLOUT));
            statement.execute("""
                    insert into job (job_id, sequence, host_id, rollout_id, status, attempt, order_fingerprint, planned_at, body)
                    values ('00000000-0000-0000-0000-0000000000aa', 7, '00000000-0000-0000-0000-0000000000bb', '%1$s',
                        'VERIFYING', 1, 'x', now(), '{"order":{"jobId":"00000000-0000-0000-0000-0000000000aa",
                        "hostId":"00000000-0000-0000-0000-0000000000bb","fqdn":"fe01.lync.example","pools":[],
                        "rolloutId":"%1$s","attempt":1,"work":{"kind":"INSTALLATION","updates":[]},
                        "planningScanId":"00000000-0000-0000-0000-0000000000dd","plannedAt":"2026-11-23T10:00:00Z",
                        "simulated":true},"version":{"sequence":7,"changedAt":"2026-11-23T10:05:00Z"},
                        "standing":{"status":"VERIFYING","startedAt":"2026-11-23T10:01:00Z"},
                        "lease":{"fence":4,"cancelRequested":false},"steps":{"steps":[],"announcedPercent":0},
                        "proof":{"result":{"outcome":"INSTALLED","finishedAt":"2026-11-23T10:04:00Z","restarted":false,
                        "health":"HEALTHY","updates":[]},"verifyBy":"2026-11-23T12:05:00Z"}}')
                    """.formatted(ROLLOUT));

            statement.execute("""
                    insert into decision values ('00000000-0000-0000-0000-0000000000ee', 'STANDING', now(),
                        '{"decisionId":"00000000-0000-0000-0000-0000000000ee","sequence":1,
                        "changedAt":"2026-11-23T10:00:00Z","verdict":"DECLINED","state":"STANDING","kb":"KB4018073",
                        "pools":[],"hostIds":[],"reason":"breaks","decidedBy":"Ada"}')
                    """);
            statement.execute("""
                    insert into latest_scan values ('00000000-0000-0000-0000-0000000000bb', 'COMPLETE', 1,
                        '{"findings":[{"update":{"updateId":"00000000-0000-0000-0000-0000000000ff","revision":1},
                        "title":"\\u0000","kbs":["KB4018073"]}]}')
                    """);

            Decision decision = StoredJson.read(one(statement, "select body from decision"), Decision.class);
            assertThat(decision.decidedAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
            assertThat(decision.earlier()).isEmpty();
            assertThat(one(
                            statement,
                            "select array_to_string(array(select unnest(listed) order by 1), ' ') from latest_scan"))
                    .isEqualTo("00000000-0000-0000-0000-0000000000ff KB4018073");

            Rollout rollout = StoredJson.read(one(statement, "select body from rollout"), Rollout.class);
            assertThat(rollout.sequence()).isEqualTo(3);
            assertThat(rollout.jobs()).isEmpty();
            Job job = StoredJson.read(one(statement, "select body from job"), Job.class);
            assertThat(job.status()).isEqualTo(JobStatus.VERIFYING);
            assertThat(job.reason()).isNull();
            assertThat(job.version().sequence()).isEqualTo(7);
            assertThat(job.standing().startedAt()).isEqualTo(Instant.parse("2026-11-23T10:01:00Z"));
            assertThat(job.lease().fence()).isEqualTo(4);
            assertThat(job.proof().result()).extracting(AgentResult::outcome).isEqualTo(AgentResult.Outcome.INSTALLED);
            assertThat(job.proof().verifyBy()).isEqualTo(Instant.parse("2026-11-23T12:05:00Z"));
        }
    }

    private static void migrate(TestPlatform.Database database) {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private static String one(Statement statement, String query) throws Exception {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
