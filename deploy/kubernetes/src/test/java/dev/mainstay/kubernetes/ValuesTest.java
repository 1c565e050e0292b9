package dev.mainstay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The values: what can be set, what is refused, and what is explained. */
class ValuesTest {
    private static final JsonNode VALUES = Chart.yaml(Chart.FOLDER.resolve("values.yaml"));
    /** Keys that come with signing in. */
    private static final Set<String> SIGN_IN = Set.of("mainstay.people.role-claim", "mainstay.http.tls-ended-by-proxy");

    private static final JsonNode SCHEMA = Chart.yaml(Chart.FOLDER.resolve("values.schema.json"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "services.scanner.replicas       | many         | /services/scanner/replicas",
                "services.scanner.replicas       | 13           | /services/scanner/replicas",
                "services.scanner.replica        | 2            | additional properties 'replica' not allowed",
                "services.edge.replicas          | 2            | additional properties 'edge'",
                "image.tag                       | 1            | additional properties 'image'",
                "images.digests.migrations       | sha256:1     | /images/digests/migrations",
                "kafka.securityProtocol          | PLAINTEXT    | must be one of 'SASL_SSL', 'SSL'",
                "kafka.bootstrapServers          | kafka        | /kafka/bootstrapServers",
                "database.port                   | 0            | /database/port",
                "signIn.issuer                   | http://a     | /signIn/issuer",
                "ingress.hosts.patch             | UPPER.case   | /ingress/hosts/patch",
                "networkPolicy.enabled           | perhaps      | /networkPolicy/enabled",
                "defaults.resources.limits.ram   | 1Gi          | additional properties 'ram'",
                "keys.event.secret               | My_Secret    | /keys/event/secret",
                "spread.zones                    | Never        | /spread/zones",
                "kafka.bootstrapServers          | ''           | kafka.bootstrapServers is missing",
                "kafka.strimzi.enabled           | true         | kafka.bootstrapServers and kafka.strimzi.enabled are both set",
                "database.host                   | ''           | database.host is missing",
                "database.cloudNativePG.enabled  | true         | database.host and database.cloudNativePG.enabled are both set",
                "signIn.issuer                   | ''           | signIn.issuer is missing",
                "ingress.hosts.report            | ''           | ingress.hosts.report is missing",
                "signIn.grants                   | {}           | /signIn/grants",
                "signIn.grants.a.roles           | {owner}      | /signIn/grants/a/roles",
            })
    void aWrongValueIsRefusedWithItsPlace(String key, String value, String said) {
        assertThatThrownBy(() -> Chart.rendered("small", Map.of(key, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(said);
    }

    @Test
    void whatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> Chart.rendered("operators", Map.of("kafka.strimzi.brokers", 4)))
                .hasMessageContaining("kafka.strimzi.brokers is even");
        assertThatThrownBy(() -> Chart.rendered(
                        "small",
                        Map.of(
                                "services.patch.autoscaling.enabled",
                                true,
                                "services.patch.autoscaling.maxReplicas",
                                1)))
                .hasMessageContaining("services.patch.autoscaling: maxReplicas 1 is below minReplicas 2");
    }

    @Test
    void whoMayDoWhatIsWrittenAsTheServicesReadIt() {
        assertThat(Chart.rendered("external").configuration("patch-service"))
                .containsEntry("mainstay.people.grants.berlin.values", "Berlin\\\\, Operations")
                .containsEntry("mainstay.people.grants.berlin.sites", "Berlin")
                .containsEntry("mainstay.people.grants.everywhere.roles", "operator,approver")
                .containsEntry("quarkus.oidc.token.audience", "microsoft:identityserver:mainstay");
    }

    @Test
    void everyValueIsInTheSchemaAndExplained() {
        List<String> missing = new ArrayList<>();
        compare("", VALUES, SCHEMA, missing);

        assertThat(missing).isEmpty();
    }

    private static void compare(String at, JsonNode values, JsonNode schema, List<String> missing) {
        for (Map.Entry<String, JsonNode> value : values.properties()) {
            JsonNode known = schema.path("properties").path(value.getKey());
            String place = at + "/" + value.getKey();
            if (!schema.has("properties")) {
                return; // any key, such as labels
            }
            if (known.path("description").asText().isEmpty()) {
                missing.add(place);
            }
            if (value.getValue().isObject()) {
                compare(place, value.getValue(), known, missing);
            }
        }
    }

    @Test
    void everyLineOfTheSchemaHasADefaultOrIsOfAService() {
        // What defaults has can be said of each service again; these have no value of their own.
        List<String> without = new ArrayList<>();
        withoutValue("", SCHEMA, VALUES, without);

        assertThat(without)
                .allMatch(place -> place.startsWith("/services/")
                        || place.startsWith("/images/digests/")
                        || place.contains("/resources/")
                        || place.equals("/global"));
    }

    private static void withoutValue(String at, JsonNode schema, JsonNode values, List<String> without) {
        for (Map.Entry<String, JsonNode> known : schema.path("properties").properties()) {
            String place = at + "/" + known.getKey();
            JsonNode value = values.path(known.getKey());
            if (value.isMissingNode()) {
                without.add(place);
            } else {
                withoutValue(place, known.getValue(), value, without);
            }
        }
    }

    @Test
    void theChartSetsKeysThatTheServicesKnow() {
        for (String set : Chart.sets()) {
            Manifests manifests = Chart.rendered(set);
            for (String service : List.of("scanner-service", "patch-service", "report-service")) {
                assertThat(manifests.configuration(service).keySet())
                        .filteredOn(key -> key.startsWith("mainstay."))
                        // Under names of the operator's own.
                        .filteredOn(key -> !key.startsWith("mainstay.people.grants."))
                        .filteredOn(key -> Documented.signInIsThere() || !SIGN_IN.contains(key))
                        .isSubsetOf(Documented.keys(service));
            }
        }
    }

    @Test
    void whatIsSetForAServiceGoesBeforeWhatTheChartSays() {
        Map<String, String> lines = Chart.rendered(
                        "small",
                        Map.of(
                                "settings.quarkus\\.http\\.limits\\.max-connections", 100,
                                "services.patch.settings.quarkus\\.http\\.limits\\.max-connections", 200,
                                "services.patch.settings.quarkus\\.datasource\\.jdbc\\.max-size", 9))
                .configuration("patch-service");

        assertThat(lines)
                .containsEntry("quarkus.http.limits.max-connections", "200")
                .containsEntry("quarkus.datasource.jdbc.max-size", "9")
                .containsEntry("kafka.security.protocol", "SASL_SSL")
                .containsEntry("quarkus.flyway.migrate-at-start", "false");
        assertThat(lines.get("quarkus.datasource.jdbc.url")).contains("sslmode=verify-full");
    }
}
