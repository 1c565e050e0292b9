package dev.mainstay.scanner.finding.query;

import dev.mainstay.catalogue.finding.FindingState;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which findings are asked for; what is absent does not matter. */
record FindingFilter(
        @Nullable FindingState state,
        @Nullable String kb,
        @Nullable String cve,
        @Nullable String pool) {

    FindingFilter {
        kb = kb == null ? null : kb.toUpperCase(Locale.ROOT);
        cve = cve == null ? null : cve.toUpperCase(Locale.ROOT);
        pool = pool == null ? null : pool.toLowerCase(Locale.ROOT);
    }

    @Nullable
    String stateName() {
        return state == null ? null : state.name();
    }
}
