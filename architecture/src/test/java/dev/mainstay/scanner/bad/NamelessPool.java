package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** Sample. */
@Breaks("THREADS_HAVE_NAMES")
class NamelessPool {
    Executor pool() {
        return Executors.newSingleThreadExecutor();
    }
}
