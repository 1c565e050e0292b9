package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.transaction.UserTransaction;

/** Sample. */
@Breaks("ONLY_PLURAL_NOUNS_BEGIN_TRANSACTIONS")
record ByHand(UserTransaction transaction) {}
