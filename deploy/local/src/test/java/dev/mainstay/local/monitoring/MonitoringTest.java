package dev.mainstay.local.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.local.monitoring.PrometheusProgram.Ended;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Rules, their tests and Prometheus' settings, by promtool. */
class MonitoringTest {

    @Test
    void prometheusTakesItsSettingsAndTheRules() {
        assertThat(promtool("check", "config", file("prometheus.yaml"))).returns(0, Ended::code);
    }

    @Test
    void eachRuleFiresWhenItShouldAndNotBefore() {
        assertThat(promtool("test", "rules", file("alerts.test.yaml"))).returns(0, Ended::code);
    }

    @Test
    void noRuleIsLeftUntried() {
        Set<String> fired = new TreeSet<>();
        Set<String> quiet = new TreeSet<>();
        for (JsonNode check : Monitoring.tried().findParents("alertname")) {
            (check.path("exp_alerts").isEmpty() ? quiet : fired)
                    .add(check.path("alertname").asText());
        }
        Set<String> all =
                Monitoring.alerts().map(alert -> alert.path("alert").asText()).collect(Collectors.toSet());

        assertThat(fired).containsExactlyInAnyOrderElementsOf(all);
        assertThat(quiet).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aRulesSelectorsAreFoundInIt() {
        assertThat(Monitoring.selectors("max by (job) (a_b{c=\"d\"}) > 3 * 86400"))
                .containsExactly("a_b{c=\"d\"}");
        assertThat(Monitoring.selectors("increase(a_b_total[15m]) > 0")).containsExactly("a_b_total");
        assertThat(Monitoring.selectors("min_over_time(a_b{c=\"d\"}[1d]) > 0")).containsExactly("a_b{c=\"d\"}");
        assertThat(Monitoring.selectors("up{job=~\"a|b\"} == 0")).containsExactly("up{job=~\"a|b\"}");
        assertThat(Monitoring.selectors("a_b > 60")).containsExactly("a_b");
        assertThat(Monitoring.selectors()).hasSizeGreaterThan(15);
    }

    private static Ended promtool(String... arguments) {
        return PrometheusProgram.PROMTOOL.run("", arguments);
    }

    private static String file(String name) {
        return Monitoring.FOLDER.resolve(name).toString();
    }
}
