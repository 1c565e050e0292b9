package dev.mainstay.patch.release;

import dev.mainstay.patch.PolicyChanged;
import dev.mainstay.patch.job.store.JobChanged;
import dev.mainstay.patch.planning.EstateChanged;
import dev.mainstay.patch.planning.PlanningConfig;
import dev.mainstay.patch.planning.Reviews;
import dev.mainstay.patch.rollout.RolloutChanged;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Trigger of a release run soon after something that may change the plan has been committed; what comes in meanwhile is
 * gathered into the same run. {@link ReleaseSweep} makes up for what a crash or another replica left undone.
 */
@ApplicationScoped
class ReleaseTrigger {
    private static final Logger LOG = Logger.getLogger(ReleaseTrigger.class);

    private final Releases releases;
    private final Reviews reviews;
    private final PlanningConfig config;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("release").daemon().factory());

    ReleaseTrigger(Releases releases, Reviews reviews, PlanningConfig config) {
        this.releases = releases;
        this.reviews = reviews;
        this.config = config;
    }

    void onJobChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobChanged event) {
        request();
    }

    void onRolloutChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) RolloutChanged event) {
        request();
    }

    void onEstateChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) EstateChanged event) {
        request();
    }

    void onPolicyChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) PolicyChanged event) {
        thread.execute(() -> guarded(reviews::reviewAll));
    }

    private void request() {
        if (requested.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(config.releaseDelay().toMillis(), TimeUnit.MILLISECONDS, thread)
                    .execute(this::release);
        }
    }

    private void release() {
        requested.set(false);
        guarded(releases::run);
    }

    private static void guarded(Runnable run) {
        try {
            run.run();
        } catch (RuntimeException e) {
            LOG.warn("Release run failed; the sweep tries again", e);
        }
    }

    @PreDestroy
    void stop() {
        thread.shutdown();
    }
}
