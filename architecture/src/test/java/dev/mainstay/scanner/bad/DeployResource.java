package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.transaction.Transactional;

/** Sample. */
@Breaks("ONLY_PLURAL_NOUNS_ARE_TRANSACTIONAL")
@Transactional
class DeployResource {}
