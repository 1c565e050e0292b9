package dev.mainstay.scanner.util;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("PACKAGES_ARE_NAMED_BY_FEATURE")
class Thing {}
