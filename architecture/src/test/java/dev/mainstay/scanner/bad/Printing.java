package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("NO_STANDARD_STREAMS")
class Printing {
    void print() {
        System.out.println();
    }
}
