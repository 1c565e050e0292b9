package dev.mainstay.scanner.finding.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** MSRC's severities (Security Update Severity Rating System), the worst first. */
final class Severities {
    private static final List<String> WORST_FIRST = List.of("Critical", "Important", "Moderate", "Low");

    private Severities() {}

    /** 0 for the worst; what is unknown or absent comes last. */
    static int rank(@Nullable String severity) {
        int rank = severity == null ? -1 : WORST_FIRST.indexOf(severity);
        return rank < 0 ? WORST_FIRST.size() : rank;
    }

    /** The worst of some; absent when none is known. */
    static @Nullable String worst(Stream<@Nullable String> severities) {
        return severities
                .filter(Objects::nonNull)
                .min(java.util.Comparator.comparingInt(Severities::rank))
                .orElse(null);
    }
}
