package dev.mainstay.patch.policy.baseline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** MSRC severity, lowest first. */
public enum Severity {
    LOW,
    MODERATE,
    IMPORTANT,
    CRITICAL;

    /** Reads Windows Update's word ({@code Critical} …); empty where there is none or it is not known. */
    public static Optional<Severity> of(@Nullable String word) {
        if (word != null) {
            for (Severity severity : values()) {
                if (severity.name().equalsIgnoreCase(word)) {
                    return Optional.of(severity);
                }
            }
        }
        return Optional.empty();
    }
}
