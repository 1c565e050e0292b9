package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import dev.mainstay.scanner.other.OpenEntity;

/** Sample. */
@Breaks("ENTITIES_STAY_IN_THEIR_STORE")
record BorrowingStore(OpenEntity entity) {}
