package dev.mainstay.service.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;

/** Sweep that forgets what was answered long enough ago. */
@Singleton
class AnswerSweep {
    private final FirstAnswers answers;

    AnswerSweep(FirstAnswers answers) {
        this.answers = answers;
    }

    @Scheduled(
            identity = "kept-answers",
            every = "{mainstay.idempotency.sweep-every}",
            delayed = "60s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        answers.forget();
    }
}
