package dev.mainstay.patch.job.view;

import dev.mainstay.http.ProblemException;
import dev.mainstay.patch.job.JobRefusal;

/** How refusals are told over HTTP. */
public final class JobProblems {

    private JobProblems() {}

    public static ProblemException unknown() {
        return new ProblemException(404, "unknown-job", "Unknown job", "There is no such job, or not for this host.");
    }

    /** No order is given while it is not known which machine the host is. */
    public static ProblemException identityConflict(String detail) {
        return new ProblemException(409, "identity-conflict", "It is not known which machine speaks", detail);
    }

    public static ProblemException of(JobRefusal refusal) {
        return switch (refusal) {
            case JobRefusal.StaleFence stale ->
                new ProblemException(
                                409,
                                "stale-fence",
                                "Stale fence",
                                "The lease is not the job's current one: stop the job.")
                        .with("currentFence", stale.currentFence());
            case JobRefusal.AnotherMachine another ->
                identityConflict("The order was given to another machine with the key of this host.");
            case JobRefusal.Ended ended ->
                new ProblemException(409, "job-terminal", "The job has ended", "The job is " + ended.status() + ".")
                        .with("jobStatus", ended.status());
            case JobRefusal.WrongStatus wrong ->
                new ProblemException(
                                409, "job-status", "Not possible in this status", "The job is " + wrong.status() + ".")
                        .with("jobStatus", wrong.status());
            case JobRefusal.Unreadable() ->
                new ProblemException(
                        409,
                        "job-unreadable",
                        "The job cannot be read",
                        "Its row in the database cannot be read. Look at its host, then cancel the job.");
            case JobRefusal.NotDue notDue ->
                new ProblemException(409, "not-due", "Not due yet", "Not before " + notDue.due() + ".");
        };
    }
}
