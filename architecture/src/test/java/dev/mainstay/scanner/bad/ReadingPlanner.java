package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.scanner.job.JobStore;

/** Sample. */
@Breaks("DECIDERS_ARE_PURE")
record ReadingPlanner(JobStore store) {}
