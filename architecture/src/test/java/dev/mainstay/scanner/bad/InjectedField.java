package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Sample. */
@Breaks("INJECTION_IS_BY_CONSTRUCTOR")
class InjectedField {
    @Inject
    @Nullable
    String name;
}
