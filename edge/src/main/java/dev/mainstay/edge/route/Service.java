package dev.mainstay.edge.route;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three services behind the edge, each under its own first segment of the path. */
public enum Service {
    SCANNER,
    PATCH,
    REPORT;

    /** First segment of its paths here. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As it is called. */
    @Override
    public String toString() {
        return word() + "-service";
    }

    static Optional<Service> of(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
