package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.util.concurrent.CompletableFuture;

/** Sample. */
@Breaks("THREADS_HAVE_NAMES")
class CommonPool {
    CompletableFuture<Void> run() {
        return CompletableFuture.runAsync(() -> {});
    }
}
