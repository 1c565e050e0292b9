package dev.mainstay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts over meters that are there and told to people. */
class AlertsTest {
    private static final Pattern METRIC = Pattern.compile("[a-z]+(?:_[a-z]+)+");
    private static final Set<String> FUNCTIONS = Set.of("min_over_time");

    private final JsonNode rules =
            Chart.yaml(Chart.FOLDER.resolve("files/alerts.yaml")).at("/groups/0/rules");

    @Test
    void everyAlertIsOverMetersThatAreDocumented() {
        Set<String> documented = Documented.meters().stream()
                .map(meter -> meter.replace('.', '_'))
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> unknown = new ArrayList<>();
        for (JsonNode rule : rules) {
            // Words in quotes are values of labels.
            Matcher metrics = METRIC.matcher(rule.path("expr").asText().replaceAll("\"[^\"]*\"", ""));
            while (metrics.find()) {
                // Prometheus calls a counter …_total and a timer …_seconds.
                String metric = metrics.group();
                String meter = metric.replaceFirst("_(total|seconds)$", "");
                if (!FUNCTIONS.contains(metric) && !documented.contains(metric) && !documented.contains(meter)) {
                    unknown.add(metric);
                }
            }
        }

        assertThat(rules).isNotEmpty();
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyAlertSaysWhatIsTheMatterAndHowBadItIs() {
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.path("alert").asText()).startsWith("Mainstay");
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
            assertThat(rule.at("/annotations/summary").asText()).isNotEmpty();
            assertThat(rule.at("/annotations/description").asText()).isNotEmpty();
        });
    }

    @Test
    void whatToDoIsToldForEveryAlertAndForNoOther() {
        assertThat(Documented.alerts()).containsExactlyInAnyOrderElementsOf(rules.findValuesAsText("alert"));
    }

    @Test
    void theChartShipsThemAsTheyAre() {
        assertThat(Chart.rendered("operators").of("PrometheusRule", "mainstay").at("/spec/groups/0/rules"))
                .isEqualTo(rules);
    }
}
