package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("TIME_IS_JAVA_TIME")
interface OldTime {
    java.util.Date when();
}
