package dev.mainstay.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart, for each of the shipped sets of values. */
class ChartTest {

    static List<String> sets() {
        return Chart.sets();
    }

    @Test
    void helmFindsNothingToSay() {
        LintResult said = new Helm(Chart.FOLDER).lint().strict().quiet().call();

        assertThat(said.isFailed()).as(String.join("\n", said.getMessages())).isFalse();
    }

    @Test
    void fiveSetsAreShipped() {
        assertThat(sets()).containsExactly("autoscaled", "external", "operators", "production", "small");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void anApiServerWouldTakeEachObject(String set) {
        List<String> refused = new ArrayList<>();
        for (JsonNode object : Chart.rendered(set).all()) {
            for (String problem : KubernetesSchemas.problems(object)) {
                refused.add(Manifests.kind(object) + " " + Manifests.name(object) + ": " + problem);
            }
        }

        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {portz: []}}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: many, selector: {}, template: {}}}",
                "{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {template: {}}}",
                "{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: a}}",
                "{apiVersion: kafka.strimzi.io/v1, kind: KafkaTopic, metadata: {name: a, labels: {}}, spec: {partition: 12}}",
                "{apiVersion: kafka.strimzi.io/v1, kind: KafkaUser, metadata: {name: a, labels: {}}, spec: {authentication: {type: none}}}"
            })
    void whatAnApiServerRefusesIsSeen(String wrong) {
        assertThat(KubernetesSchemas.problems(Chart.yaml(wrong))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void noObjectIsThereTwice(String set) {
        assertThat(Chart.rendered(set).all())
                .extracting(object -> Manifests.kind(object) + " " + Manifests.name(object))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyContainerIsShutIn(String set) {
        for (JsonNode workload : Chart.rendered(set).workloads()) {
            JsonNode pod = workload.at("/spec/template/spec");
            assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(pod.path("enableServiceLinks").asBoolean(true)).isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
            for (JsonNode container : pod.path("containers")) {
                JsonNode security = container.path("securityContext");
                assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
                assertThat(security.path("allowPrivilegeEscalation").asBoolean(true))
                        .isFalse();
                assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                assertThat(container.at("/resources/limits/memory").isMissingNode())
                        .isFalse();
                assertThat(container.at("/resources/requests/cpu").isMissingNode())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void noSecretIsInTheChart(String set) {
        assertThat(Chart.rendered(set).all()).allSatisfy(object -> {
            assertThat(Manifests.kind(object)).isNotEqualTo("Secret");
            assertThat(Manifests.kind(object)).isNotIn("Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding");
        });
    }

    @ParameterizedTest
    @MethodSource("sets")
    void whatIsNamedIsThere(String set) {
        Manifests manifests = Chart.rendered(set);
        for (JsonNode workload : manifests.workloads()) {
            JsonNode pod = workload.at("/spec/template/spec");
            Set<String> volumes = new HashSet<>(texts(pod.path("volumes"), "name"));
            Set<String> mounted = new HashSet<>();
            for (JsonNode container : pod.path("containers")) {
                mounted.addAll(texts(container.path("volumeMounts"), "name"));
            }
            assertThat(mounted).as(Manifests.name(workload)).isEqualTo(volumes);
        }
        for (JsonNode service : manifests.of("Service")) {
            JsonNode deployment = manifests.of("Deployment", Manifests.name(service));
            JsonNode container = deployment.at("/spec/template/spec/containers/0");
            JsonNode labels = deployment.at("/spec/template/metadata/labels");
            service.at("/spec/selector")
                    .properties()
                    .forEach(wanted -> assertThat(labels.path(wanted.getKey())).isEqualTo(wanted.getValue()));
            assertThat(texts(container.path("ports"), "name"))
                    .containsAll(texts(service.at("/spec/ports"), "targetPort"));
            assertThat(deployment.at("/spec/template/spec/serviceAccountName").asText())
                    .isEqualTo(Manifests.name(manifests.of("ServiceAccount", Manifests.name(service))));
        }
        for (JsonNode ingress : manifests.of("Ingress")) {
            assertThat(texts(ingress.at("/spec/rules"), "host"))
                    .hasSize(4)
                    .doesNotContain("")
                    .isEqualTo(
                            StreamSupport.stream(ingress.at("/spec/tls/0/hosts").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList());
            for (JsonNode rule : ingress.at("/spec/rules")) {
                JsonNode backend = rule.at("/http/paths/0/backend/service");
                JsonNode service = manifests.of("Service", backend.path("name").asText());
                assertThat(texts(service.at("/spec/ports"), "name"))
                        .contains(backend.at("/port/name").asText());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theKubeletMayAskByThePodsAddress(String set) {
        Manifests manifests = Chart.rendered(set);
        assertThat(manifests.configuration("patch-service").get("mainstay.http.allowed-hosts"))
                .endsWith(",${POD_IP}");
        for (JsonNode deployment : manifests.of("Deployment")) {
            JsonNode container = deployment.at("/spec/template/spec/containers/0");
            assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe"))
                    .allSatisfy(probe -> assertThat(
                                    container.path(probe).at("/httpGet/port").asText())
                            .isEqualTo("http"));
            assertThat(texts(container.path("env"), "name")).contains("POD_IP");
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void whatWaitsForAPersonIsNotKilledForIt(String set) {
        for (JsonNode deployment : withADatabase(Chart.rendered(set))) {
            // /q/health and /q/health/live are down while an intake is stopped.
            assertThat(deployment
                            .at("/spec/template/spec/containers/0/livenessProbe/httpGet/path")
                            .asText())
                    .isEqualTo("/q/health/started");
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void theDatabasesPasswordIsAFileThatFollowsItsSecret(String set) {
        Manifests manifests = Chart.rendered(set);
        for (JsonNode deployment : withADatabase(manifests)) {
            JsonNode container = deployment.at("/spec/template/spec/containers/0");
            assertThat(texts(container.path("env"), "name")).doesNotContain("QUARKUS_DATASOURCE_PASSWORD");
            String file = manifests
                    .configuration(container.path("name").asText())
                    .get("quarkus.datasource.credentials-provider");
            assertThat(container.path("volumeMounts").valueStream())
                    .filteredOn(mount -> mount.path("name").asText().equals("database"))
                    .singleElement()
                    .satisfies(mount -> {
                        // A file that is mounted by itself (subPath) stays as it was when the container started.
                        assertThat(mount.has("subPath")).isFalse();
                        assertThat(mount.path("mountPath").asText() + "/password")
                                .isEqualTo(file);
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyPodIsDeniedAllTrafficFirst(String set) {
        Manifests manifests = Chart.rendered(set);
        JsonNode deny = manifests.of("NetworkPolicy", "mainstay-deny");

        assertThat(deny.at("/spec/ingress").isMissingNode()).isTrue();
        assertThat(deny.at("/spec/egress").isMissingNode()).isTrue();
        assertThat(deny.at("/spec/policyTypes")).hasSize(2);
        for (JsonNode workload : manifests.workloads()) {
            JsonNode labels = workload.at("/spec/template/metadata/labels");
            assertThat(Manifests.selects(deny.at("/spec/podSelector"), labels))
                    .as(Manifests.name(workload))
                    .isTrue();
        }
    }

    @Test
    void migrationsReachTheDatabaseAndNothingElse() {
        Manifests manifests = Chart.rendered("production");
        JsonNode labels = manifests.of("Job", "mainstay-migrations").at("/spec/template/metadata/labels");

        assertThat(manifests.of("NetworkPolicy").stream()
                        .filter(policy -> Manifests.selects(policy.at("/spec/podSelector"), labels))
                        .map(Manifests::name))
                .containsExactlyInAnyOrder("mainstay-deny", "mainstay-database");
    }

    @Test
    void migrationsComeBeforeTheServicesUnlessTheChartMakesTheDatabase() {
        assertThat(hook("small")).isEqualTo("pre-install,pre-upgrade");
        assertThat(hook("operators")).isEqualTo("post-install,pre-upgrade");
        // A hook that comes before the release needs nothing of it but what the administrator made.
        assertThat(Chart.rendered("small")
                        .of("Job", "mainstay-migrations")
                        .at("/spec/template/spec/serviceAccountName")
                        .isMissingNode())
                .isTrue();
    }

    private static String hook(String set) {
        return Chart.rendered(set)
                .of("Job", "mainstay-migrations")
                .at("/metadata/annotations")
                .path(Chart.HOOK)
                .asText();
    }

    @Test
    void anAutoscalerTakesThePlaceOfAFixedNumber() {
        Manifests manifests = Chart.rendered("autoscaled");

        assertThat(manifests.of("HorizontalPodAutoscaler"))
                .extracting(Manifests::name)
                .containsExactlyInAnyOrder("mainstay-scanner-service", "mainstay-report-service");
        assertThat(replicas(manifests, "scanner-service").isMissingNode()).isTrue();
        assertThat(replicas(manifests, "report-service").isMissingNode()).isTrue();
        assertThat(replicas(manifests, "patch-service").asInt()).isEqualTo(2);
        assertThat(manifests
                        .of("HorizontalPodAutoscaler", "mainstay-report-service")
                        .at("/spec/maxReplicas")
                        .asInt())
                .isEqualTo(12);
    }

    private static JsonNode replicas(Manifests manifests, String service) {
        return manifests.of("Deployment", "mainstay-" + service).at("/spec/replicas");
    }

    @Test
    void onlyTheSignersHaveThePrivateKeys() {
        Manifests manifests = Chart.rendered("production");

        assertThat(secrets(manifests, "scanner-service")).contains("mainstay-event-key");
        assertThat(secrets(manifests, "patch-service")).contains("mainstay-order-key");
        assertThat(secrets(manifests, "patch-service")).doesNotContain("mainstay-event-key");
        assertThat(secrets(manifests, "report-service")).doesNotContain("mainstay-event-key", "mainstay-order-key");
        assertThat(secrets(manifests, "scanner-service"))
                .doesNotContain("mainstay-order-key", "mainstay-database-patch", "mainstay-migration-scanner");
    }

    private static List<String> secrets(Manifests manifests, String service) {
        JsonNode pod = manifests.of("Deployment", "mainstay-" + service).at("/spec/template/spec");
        List<String> names = new ArrayList<>();
        pod.path("volumes")
                .forEach(volume -> names.add(volume.at("/secret/secretName").asText()));
        pod.at("/containers/0/env")
                .forEach(variable ->
                        names.add(variable.at("/valueFrom/secretKeyRef/name").asText()));
        return names;
    }

    @Test
    void anotherConfigurationIsARollout() {
        assertThat(checksum(Chart.rendered("small")))
                .isNotEqualTo(checksum(Chart.rendered("production")))
                .isEqualTo(checksum(Chart.rendered("small")));
    }

    private static String checksum(Manifests manifests) {
        return manifests
                .of("Deployment", "mainstay-patch-service")
                .at("/spec/template/metadata/annotations")
                .path("checksum/configuration")
                .asText();
    }

    /** The services; the edge has neither a database nor an intake. */
    private static List<JsonNode> withADatabase(Manifests manifests) {
        List<JsonNode> services = manifests.of("Deployment").stream()
                .filter(deployment -> texts(deployment.at("/spec/template/spec/volumes"), "name")
                        .contains("database-ca"))
                .toList();
        assertThat(services).hasSize(3);
        return services;
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(item -> item.path(field).asText())
                .toList();
    }
}
