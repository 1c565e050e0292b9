package dev.mainstay.messaging.intake;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Work in two steps that need different things, the processor first and the database then: while one part is used, the next
 * is made on a thread of its own. Never more than these two are held.
 *
 * @param early whether a part may be made while the one before it is still held; else it waits until that is used
 * @param make must have no effect: after a failure of {@code use} what is made is thrown away
 * @param use runs on the caller's thread, each time when the time before has ended
 */
record Ahead<S, T>(Predicate<S> early, Function<S, T> make, Consumer<T> use) {

    /**
     * Makes and uses the parts, each step in their order.
     *
     * @throws ServiceStoppingException if the thread is interrupted while it waits for {@code make}
     */
    void each(List<S> parts) {
        if (parts.isEmpty()) {
            return;
        }
        Supplier<T> next = inItsTurn(parts.getFirst());
        for (S following : parts.subList(1, parts.size())) {
            next = use(next, following);
        }
        use.accept(next.get());
    }

    private Supplier<T> use(Supplier<T> part, S following) {
        T made = part.get();
        Supplier<T> next = early.test(following) ? now(following) : inItsTurn(following);
        use.accept(made);
        return next;
    }

    private Supplier<T> inItsTurn(S part) {
        return () -> make.apply(part);
    }

    private Supplier<T> now(S part) {
        FutureTask<T> task = new FutureTask<>(() -> make.apply(part));
        Thread.ofPlatform().daemon().name("intake-ahead").start(task);
        return () -> result(task);
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw switch (e.getCause()) {
                case RuntimeException failure -> failure;
                case Error error -> throw error;
                case null, default -> new IllegalStateException(e);
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceStoppingException(e);
        }
    }
}
