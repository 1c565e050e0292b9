package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("VIEWS_AND_REQUESTS_ARE_RECORDS")
class MutableRequest {}
