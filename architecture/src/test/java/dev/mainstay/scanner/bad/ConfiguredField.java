package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sample. */
@Breaks("INJECTION_IS_BY_CONSTRUCTOR")
class ConfiguredField {
    @ConfigProperty(name = "name")
    @Nullable
    String name;
}
