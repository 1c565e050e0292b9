package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("CONFIGS_ARE_CONFIG_MAPPINGS")
interface UnmappedConfig {}
