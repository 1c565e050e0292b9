package dev.mainstay.report.job;

import dev.mainstay.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reader of the table {@code job_history}. */
@ApplicationScoped
class JobHistoryStore {
    private final Sql sql;

    JobHistoryStore(Sql sql) {
        this.sql = sql;
    }

    List<JobChangeView> ofJob(UUID jobId) {
        return sql.query("select * from job_history where job_id = :job order by sequence")
                .bind("job", jobId)
                .list(row -> new JobChangeView(
                        row.bigint("sequence"),
                        row.instant("changed_at"),
                        row.text("status"),
                        row.textOrNull("reason_code"),
                        row.textOrNull("reason_hresult"),
                        row.textOrNull("reason_message"),
                        row.textOrNull("step"),
                        row.textOrNull("step_state"),
                        row.integerOrNull("step_percent"),
                        row.textOrNull("act"),
                        row.textOrNull("act_by"),
                        row.textOrNull("act_reason")));
    }
}
