package dev.mainstay.patch.job.view;

import dev.mainstay.http.ProblemException;
import dev.mainstay.http.ProblemKind;
import dev.mainstay.patch.job.JobRefusal;

/** Problems with jobs, and how refusals are told over HTTP. */
public final class JobProblems {
    public static final ProblemKind UNKNOWN_JOB = new ProblemKind(404, "unknown-job", "Unknown job", "Tâche inconnue");
    /** No order is given while it is not known which machine the host is. */
    public static final ProblemKind IDENTITY_CONFLICT = new ProblemKind(
            409, "identity-conflict", "It is not known which machine speaks", "On ne sait pas quelle machine parle");

    public static final ProblemKind STALE_FENCE =
            new ProblemKind(409, "stale-fence", "Stale fence", "La tâche a été confiée de nouveau depuis");
    public static final ProblemKind JOB_TERMINAL =
            new ProblemKind(409, "job-terminal", "The job has ended", "La tâche est terminée");
    public static final ProblemKind JOB_STATUS =
            new ProblemKind(409, "job-status", "Not possible in this status", "Impossible dans l’état de la tâche");
    public static final ProblemKind JOB_UNREADABLE =
            new ProblemKind(409, "job-unreadable", "The job cannot be read", "La tâche est illisible");
    public static final ProblemKind HOST_HAS_OPEN_JOB = new ProblemKind(
            409, "host-has-open-job", "The host has another open job", "L’hôte a une autre tâche en cours");

    private JobProblems() {}

    public static ProblemException unknown() {
        return UNKNOWN_JOB.because("There is no such job, or not for this host.");
    }

    public static ProblemException of(JobRefusal refusal) {
        return switch (refusal) {
            case JobRefusal.StaleFence stale ->
                STALE_FENCE
                        .because("The lease is not the job's current one: stop the job.")
                        .with("currentFence", stale.currentFence());
            case JobRefusal.AnotherMachine another ->
                IDENTITY_CONFLICT.because("The order was given to another machine with the key of this host.");
            case JobRefusal.Ended ended ->
                JOB_TERMINAL.because("The job is " + ended.status() + ".").with("jobStatus", ended.status());
            case JobRefusal.WrongStatus wrong ->
                JOB_STATUS.because("The job is " + wrong.status() + ".").with("jobStatus", wrong.status());
            case JobRefusal.Unreadable() ->
                JOB_UNREADABLE.because(
                        "Its row in the database cannot be read. Look at its host, then cancel the job.");
            case JobRefusal.NotDue notDue ->
                throw new IllegalStateException(
                        "Only what time does can be too early, and nobody asks for that: " + notDue);
        };
    }
}
