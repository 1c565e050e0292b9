package dev.mainstay.local.bench;

import dev.mainstay.local.launcher.ServiceName;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** The raw limit of the reporting store: the rows it has written, written once more with COPY → staging → upsert alone. */
final class RawStore {
    private static final int BATCH = 2_000;

    /** The newest row of each job once more for each of its versions: what the service has upserted. */
    private static final String JOB_VERSIONS = """
            select j.job_id, h.sequence, h.changed_at, j.host_id, j.rollout_id, h.status, j.pools, j.planned_at,
                   j.finished_at, j.snapshot, j.until_scanned, j.waiting
            from job_history h join job j using (job_id) order by h.sequence, h.job_id""";

    private RawStore() {}

    /** Events and nanoseconds: each event's row of {@code job} and of {@code job_history}, batch by batch. */
    static long[] measure(BenchRun run, long events) throws SQLException, IOException {
        try (Connection connection = run.database(ServiceName.REPORT);
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            RawTable job = new RawTable("job", JOB_VERSIONS, """
                    on conflict (job_id) do update
                    set sequence = excluded.sequence, changed_at = excluded.changed_at, status = excluded.status,
                        pools = excluded.pools, finished_at = excluded.finished_at, snapshot = excluded.snapshot
                    where excluded.sequence > t.sequence""");
            RawTable history = new RawTable(
                    "job_history", "select * from job_history order by sequence, job_id", "on conflict do nothing");
            List<byte[]> jobs = job.prepare(copy, statement, events);
            List<byte[]> changes = history.prepare(copy, statement, events);
            connection.setAutoCommit(false);
            long began = System.nanoTime();
            long rows = 0;
            for (int batch = 0; batch < changes.size(); batch++) {
                job.write(copy, statement, jobs.get(batch));
                rows += history.write(copy, statement, changes.get(batch));
                connection.commit();
            }
            return new long[] {rows, System.nanoTime() - began};
        }
    }

    /**
     * One table of the raw run.
     *
     * @param name whose shape and indexes it takes
     * @param rows the query for what is written
     * @param conflict what happens to a row that is there
     */
    private record RawTable(String name, String rows, String conflict) {
        /** Makes the empty tables and reads what will be written, in batches. */
        List<byte[]> prepare(CopyManager copy, Statement statement, long most) throws SQLException {
            statement.execute("drop table if exists bench_" + name);
            statement.execute("create table bench_" + name + " (like " + name + " including all)");
            statement.execute("create temp table staging_" + name + " (like " + name + " including defaults)");
            List<byte[]> batches = new ArrayList<>();
            CopyOut out = copy.copyOut("copy (" + rows + " limit " + most + ") to stdout");
            ByteArrayOutputStream batch = new ByteArrayOutputStream();
            int count = 0;
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                batch.writeBytes(row);
                if (++count % BATCH == 0) {
                    batches.add(batch.toByteArray());
                    batch.reset();
                }
            }
            if (batch.size() > 0) {
                batches.add(batch.toByteArray());
            }
            return batches;
        }

        long write(CopyManager copy, Statement statement, byte[] batch) throws SQLException, IOException {
            long copied = copy.copyIn("copy staging_" + name + " from stdin", new ByteArrayInputStream(batch));
            statement.execute("insert into bench_" + name + " as t select * from staging_" + name + " " + conflict);
            statement.execute("truncate staging_" + name);
            return copied;
        }
    }
}
