package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.scanner.job.JobStore;

/** Sample. */
@Breaks("STORES_SERVE_PLURAL_NOUNS")
record Shortcut(JobStore store) {}
