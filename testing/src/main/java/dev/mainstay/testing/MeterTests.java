package dev.mainstay.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.testing.MeterPage.Family;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The service's own meters against the table in docs/operations.md. A test of the service extends it. */
public abstract class MeterTests {
    /** What the meters of our own modules begin with; others' are not in the table. */
    private static final Pattern OURS =
            Pattern.compile("(outbox|intake|estate|mainstay|findings|catalogue|patch|report)_.*");

    private static final Pattern LABEL_VALUE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");
    private static final int MOST_SERIES = 64;

    @Test
    public void theServiceShowsWhatTheTableSays() {
        MeterPage page = MeterPage.read();
        Set<String> absent = new TreeSet<>();
        Set<String> documented = new TreeSet<>();
        for (MeterTable.Row row : MeterTable.of(service())) {
            for (String meter : row.meters()) {
                documented.addAll(MeterPage.names(meter));
                if (page.family(meter).isEmpty() && !row.lazy()) {
                    absent.add(meter);
                }
            }
        }

        assertThat(absent).isEmpty();
        assertThat(documented).containsAll(ours(page).keySet());
    }

    @Test
    public void eachHasAHelpTextAndAFewSeriesWithFewLabels() {
        Map<String, Set<String>> labels = new TreeMap<>();
        for (MeterTable.Row row : MeterTable.of(service())) {
            row.meters()
                    .forEach(meter -> MeterPage.names(meter)
                            .forEach(name -> labels.computeIfAbsent(name, any -> new TreeSet<>())
                                    .addAll(row.labels().stream()
                                            .map(label -> label.replace('.', '_'))
                                            .collect(Collectors.toSet()))));
        }

        assertThat(ours(MeterPage.read())).isNotEmpty().allSatisfy((name, family) -> {
            assertThat(family.help()).as("help of " + name).contains(" ").doesNotContain("\\");
            assertThat(family.series()).as("series of " + name).isBetween(1, MOST_SERIES);
            assertThat(labels.get(name)).as("labels of " + name).containsAll(ownLabels(family));
            assertThat(family.labels().values())
                    .allSatisfy(values -> assertThat(values)
                            .allSatisfy(value -> assertThat(value).matches(LABEL_VALUE)));
        });
    }

    @Test
    public void theKafkaClientsMetersAreOff() {
        assertThat(MeterPage.read().families().keySet()).noneMatch(name -> name.startsWith("kafka_"));
    }

    /** A summary's quantiles are Prometheus' own label. */
    private static Set<String> ownLabels(Family family) {
        Set<String> own = new TreeSet<>(family.labels().keySet());
        own.remove("quantile");
        return own;
    }

    private static Map<String, Family> ours(MeterPage page) {
        return page.families().entrySet().stream()
                .filter(family -> OURS.matcher(family.getKey()).matches())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String service() {
        return ConfigProvider.getConfig().getValue("quarkus.application.name", String.class);
    }
}
