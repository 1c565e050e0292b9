package dev.mainstay.service.figure;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one look at the tables gave. */
public final class Reading {
    private final Map<Series, Long> values = new HashMap<>();

    /**
     * One value of a meter.
     *
     * @param label value of the meter's label; null where it has none
     */
    record Series(String meter, @Nullable String label) {}

    /** Sets a figure; added to what the same one had before. */
    public Reading add(String meter, long value) {
        values.merge(new Series(meter, null), value, Long::sum);
        return this;
    }

    /** As {@link #add(String, long)}, for one value of the meter's label. */
    public Reading add(String meter, String label, long value) {
        values.merge(new Series(meter, label), value, Long::sum);
        return this;
    }

    Map<Series, Long> values() {
        return Map.copyOf(values);
    }
}
