package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("CLASSES_ARE_NAMED_BY_WHAT_THEY_ARE")
class JobsUtils {}
