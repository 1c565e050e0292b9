package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.transaction.Transactional;

/** Sample. */
@Breaks("ONLY_METHODS_OF_PLURAL_NOUNS_ARE_TRANSACTIONAL")
class RetrySweep {
    @Transactional
    void run() {}
}
