package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.scanner.job.JobStore;

/** Sample. */
@Breaks("TRANSLATORS_DO_NOT_PERSIST")
record StoringResource(JobStore store) {}
