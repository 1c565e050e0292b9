package dev.mainstay.testing;

import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The meters of the service under test as Prometheus reads them.
 *
 * @param families by name
 */
record MeterPage(Map<String, Family> families) {
    private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (.*)");
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /**
     * The series of one name.
     *
     * @param series number of series
     * @param labels values by label
     */
    record Family(String help, int series, Map<String, Set<String>> labels) {}

    static MeterPage read() {
        return of(Rest.send(HttpRequest.newBuilder(Rest.uri("/q/metrics"))
                        .header("Accept", "text/plain")
                        .GET())
                .text());
    }

    static MeterPage of(String text) {
        Map<String, Family> families = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            Matcher help = HELP.matcher(line);
            Matcher series = SERIES.matcher(line);
            if (help.matches()) {
                families.put(help.group(1), new Family(help.group(2), 0, Map.of()));
            } else if (series.matches()) {
                families.compute(
                        family(families.keySet(), series.group(1)),
                        (name, family) -> with(family == null ? new Family("", 0, Map.of()) : family, series.group(2)));
            }
        });
        return new MeterPage(families);
    }

    /** The family under one of the names that a meter of that name has in Prometheus' format. */
    Optional<Family> family(String meter) {
        return names(meter).stream()
                .filter(families::containsKey)
                .findFirst()
                .map(name -> families.getOrDefault(name, new Family("", 0, Map.of())));
    }

    /** The names of the families of a meter: a counter's, a timer's, or a gauge's. */
    static Set<String> names(String meter) {
        String name = meter.replace('.', '_');
        return Set.of(name, name + "_total", name + "_seconds", name + "_seconds_max");
    }

    /** The sums and counts of a summary belong to it. */
    private static String family(Set<String> known, String series) {
        String stem = series.replaceFirst("_(sum|count|bucket)$", "");
        return !known.contains(series) && known.contains(stem) ? stem : series;
    }

    private static Family with(Family family, @Nullable String labels) {
        Map<String, Set<String>> all = new LinkedHashMap<>(family.labels());
        Matcher label = LABEL.matcher(labels == null ? "" : labels);
        while (label.find()) {
            all.computeIfAbsent(label.group(1), name -> new TreeSet<>()).add(label.group(2));
        }
        return new Family(family.help(), family.series() + 1, all);
    }
}
