package dev.mainstay.agent.job;

import dev.mainstay.agent.job.CurrentJob.End;
import dev.mainstay.agent.job.entry.JobOutcome;
import dev.mainstay.agent.job.entry.Objection;
import dev.mainstay.agent.platform.Answer;
import dev.mainstay.agent.platform.Failure;
import dev.mainstay.agent.platform.Workload;
import dev.mainstay.agent.platform.Workload.PoolReadiness;
import dev.mainstay.agent.platform.Workload.PoolState;
import java.time.Duration;
import java.util.Optional;

/**
 * The last question of PREFLIGHT: whether the pool can spare this host ("Upgrade or update Front End Servers", Lync Server
 * 2013). It is not asked of a host whose workload is out already, also from before a crash: the pool misses it then, and
 * says so of the very host that has to come back.
 */
final class PoolCheck {

    /** That often in a row a pool is busy when it has a problem. */
    private static final int BUSY_IN_A_ROW = 3;

    /** How soon a cancellation is seen. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final CurrentJob job;

    PoolCheck(CurrentJob job) {
        this.job = job;
    }

    End run() {
        Workload workload = job.platform().workload();
        Duration read = job.config().timeouts().read();
        Answer<Workload.State> state = job.ask(() -> workload.state(job.order().kind(), read));
        if (state.whyNot().isPresent()) {
            return job.stop(JobOutcome.FAILED, state.whyNot().get());
        }
        if (!state.known().filter(Workload.State.SERVING::equals).isPresent()) {
            return End.done("the workload is out already: the pool is not asked");
        }
        for (int asked = 1; ; asked++) {
            Answer<Optional<PoolReadiness>> answer = job.ask(() -> workload.poolReadiness(
                    job.order().kind(), job.config().timeouts().readiness()));
            if (answer.whyNot().isPresent()) {
                Failure why = answer.whyNot().get();
                return job.refuse(
                        Objection.POOL_READINESS_UNKNOWN,
                        new Failure(
                                why.hresult(),
                                "Whether the pool can spare this host could not be asked, so nothing was touched: "
                                        + why.message()));
            }
            Optional<PoolReadiness> told = answer.known().orElseThrow();
            if (told.isEmpty() || told.get().state() == PoolState.READY) {
                return End.done(told.map(PoolReadiness::message).orElse(""));
            }
            if (told.get().state() != PoolState.BUSY || asked == BUSY_IN_A_ROW) {
                return job.refuse(Objection.POOL_NOT_READY, Failure.of(inWords(told.get(), asked)));
            }
            String says = told.get().message();
            job.lease()
                    .at(
                            0,
                            says + "; asked again in "
                                    + CurrentJob.inWords(job.config().readinessPause()));
            if (!paused()) {
                return End.done(says + "; not asked again, as the job is to be cancelled");
            }
        }
    }

    /** Waits until the pool is to be asked again; false as soon as somebody wants the job cancelled. */
    private boolean paused() {
        Duration left = job.config().readinessPause();
        while (!left.isNegative() && !left.isZero() && !job.lease().cancelRequested()) {
            Duration part = left.compareTo(LOOK) < 0 ? left : LOOK;
            job.life().pause(part);
            left = left.minus(part);
        }
        return !job.lease().cancelRequested();
    }

    private static String inWords(PoolReadiness told, int asked) {
        return "The pool cannot spare this host now, so nothing was touched: " + told.message()
                + (told.state() == PoolState.BUSY ? ", asked " + asked + " times in a row" : "")
                + ". Bring its other Front Ends into service, or fail the pool over to its backup pool, and order again";
    }
}
