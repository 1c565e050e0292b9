package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("THREADS_HAVE_NAMES")
class Nameless {
    Thread thread() {
        return new Thread(() -> {});
    }
}
