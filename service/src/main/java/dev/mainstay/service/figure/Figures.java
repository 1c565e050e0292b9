package dev.mainstay.service.figure;

import dev.mainstay.service.figure.Reading.Series;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of the last reading. What a reading does not mention is 0. Before the first reading, and after one that failed, they show
 * nothing (NaN): old figures are not the present ones.
 */
public final class Figures {
    /** The value of a learned label under which all are added up for which there is no room. */
    public static final String OTHER = "other";

    private final MeterRegistry meters;
    private final Map<String, Learned> learned = new HashMap<>();
    private volatile @Nullable Map<Series, Long> last;

    /** A label whose values are met, not known before. */
    private record Learned(String label, String help, int most, Set<String> met) {}

    public Figures(MeterRegistry meters) {
        this.meters = meters;
    }

    /** A figure without a label. */
    public Figures one(String meter, String help) {
        return gauge(new Series(meter, null), null, help);
    }

    /** A figure for each value of a label, all of which are known. */
    public Figures each(String meter, String label, Collection<String> values, String help) {
        values.forEach(value -> gauge(new Series(meter, value), label, help));
        return this;
    }

    /**
     * A figure for each value of a label as they are met.
     *
     * @param most how many of them get a series of their own; all others together are {@value #OTHER}
     */
    public Figures met(String meter, String label, int most, String help) {
        learned.put(meter, new Learned(label, help, most, new LinkedHashSet<>()));
        return gauge(new Series(meter, OTHER), label, help);
    }

    /** Shows a reading from now on. */
    void show(Reading reading) {
        Map<Series, Long> values = new HashMap<>();
        reading.values().forEach((series, value) -> values.merge(bounded(series), value, Long::sum));
        last = values;
    }

    /** Shows nothing until the next reading. */
    void forget() {
        last = null;
    }

    private Series bounded(Series series) {
        Learned label = learned.get(series.meter());
        String value = series.label();
        if (label == null || value == null || label.met().contains(value)) {
            return series;
        }
        if (label.met().size() >= label.most()) {
            return new Series(series.meter(), OTHER);
        }
        label.met().add(value);
        gauge(series, label.label(), label.help());
        return series;
    }

    private Figures gauge(Series series, @Nullable String label, String help) {
        Gauge.Builder<Figures> gauge = Gauge.builder(series.meter(), this, figures -> figures.value(series))
                .description(help)
                .strongReference(true);
        if (label != null && series.label() != null) {
            gauge.tag(label, series.label());
        }
        gauge.register(meters);
        return this;
    }

    private double value(Series series) {
        Map<Series, Long> shown = last;
        return shown == null ? Double.NaN : (double) shown.getOrDefault(series, 0L);
    }
}
