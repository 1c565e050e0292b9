package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.patch.job.PatchJob;

/** Sample. */
@Breaks("SERVICES_DO_NOT_KNOW_EACH_OTHER")
record KnowsPatch(PatchJob job) {}
