package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import io.smallrye.config.ConfigMapping;

/** Sample. */
@Breaks("CONFIGS_ARE_CONFIG_MAPPINGS")
@ConfigMapping(prefix = "hidden")
interface HiddenConfig {}
