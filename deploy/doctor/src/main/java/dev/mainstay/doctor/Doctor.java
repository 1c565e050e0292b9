package dev.mainstay.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * All checks of a service at once, for so long at most: what has not answered by then is told as such.
 *
 * @param deadline of all checks together
 */
record Doctor(List<Check> checks, Duration deadline) {
    /** Longer than what any check waits for by itself. */
    static final Duration USUAL_DEADLINE = Duration.ofSeconds(10);

    /** What was found, in the order of {@link Area}. */
    List<Finding> look(ServiceSettings service) throws InterruptedException {
        List<Callable<List<Finding>>> tasks = new ArrayList<>();
        for (Check check : checks) {
            tasks.add(() -> look(check, service));
        }
        List<Finding> findings = new ArrayList<>();
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("check-", 0).factory());
        try {
            List<Future<List<Finding>>> done = threads.invokeAll(tasks, deadline.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < checks.size(); i++) {
                findings.addAll(result(checks.get(i), done.get(i)));
            }
        } finally {
            threads.shutdownNow();
        }
        findings.sort(Comparator.comparing(Finding::area));
        return findings;
    }

    private List<Finding> result(Check check, Future<List<Finding>> done) throws InterruptedException {
        try {
            return done.get();
        } catch (CancellationException e) {
            return List.of(Finding.wrong(check.area(), "check.late", deadline.toSeconds()));
        } catch (ExecutionException e) {
            return List.of(broken(check, Objects.requireNonNullElse(e.getCause(), e)));
        }
    }

    private static List<Finding> look(Check check, ServiceSettings service) throws InterruptedException {
        try {
            return check.look(service);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return List.of(broken(check, e));
        }
    }

    private static Finding broken(Check check, Throwable failure) {
        return Finding.wrong(check.area(), "check.broken", Lines.first(failure));
    }
}
