package dev.mainstay.local.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Numbers as they are printed. */
final class Figures {
    private Figures() {}

    /** Units per second, rounded to three digits that mean something. */
    static double perSecond(long units, long nanos) {
        return rounded(units * 1e9 / Math.max(nanos, 1));
    }

    /** A share of a limit, 0 to 1 and more. */
    static double share(double of, double limit) {
        return rounded(of / limit);
    }

    static double seconds(long nanos) {
        return rounded(nanos / 1e9);
    }

    /** Milliseconds of processor time for each unit, by process; what used next to none is left out. */
    static Map<String, Double> millisPerUnit(Map<String, Duration> before, Map<String, Duration> after, long units) {
        Map<String, Double> figures = new LinkedHashMap<>();
        after.forEach((process, used) -> {
            double millis = rounded(
                    used.minus(before.getOrDefault(process, Duration.ZERO)).toMillis() / (double) units);
            if (millis >= 0.01) {
                figures.put(process, millis);
            }
        });
        return figures;
    }

    /** Median, 99th percentile and maximum in milliseconds. */
    static Map<String, Object> latencies(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("samples", sorted.length);
        figures.put("p50Millis", rounded(percentile(sorted, 0.50)));
        figures.put("p99Millis", rounded(percentile(sorted, 0.99)));
        figures.put("maxMillis", rounded(sorted[sorted.length - 1]));
        return figures;
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** To three significant digits. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }
}
