package dev.mainstay.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Several callers at the same instant. */
public final class Simultaneously {

    private Simultaneously() {}

    /** What each of them got. */
    public static <T> List<T> call(int callers, IntFunction<T> call) {
        CountDownLatch start = new CountDownLatch(callers);
        try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
            List<CompletableFuture<T>> answers = IntStream.range(0, callers)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(
                            () -> {
                                start.countDown();
                                awaitAll(start);
                                return call.apply(caller);
                            },
                            threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private static void awaitAll(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
