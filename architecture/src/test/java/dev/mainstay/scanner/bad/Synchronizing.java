package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.transaction.Synchronization;

/** Sample. */
@Breaks("WHAT_FOLLOWS_A_COMMIT_IS_AFTER_COMMIT")
record Synchronizing(Synchronization synchronization) {}
