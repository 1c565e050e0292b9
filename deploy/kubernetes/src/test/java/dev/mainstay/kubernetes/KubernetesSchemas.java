package dev.mainstay.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Schemas that an API server would hold an object against. Those of Kubernetes are the official client's, generated from its
 * OpenAPI document; those of the operators are files beside this class with the fields that the chart uses, closed, written
 * after the operators' CRDs.
 */
final class KubernetesSchemas {
    private static final Map<String, Model> MODELS = Map.of(
            "v1/ConfigMap", new Model(V1ConfigMap.class, V1ConfigMap::validateJsonElement),
            "v1/Service", new Model(V1Service.class, V1Service::validateJsonElement),
            "v1/ServiceAccount", new Model(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement),
            "apps/v1/Deployment", new Model(V1Deployment.class, V1Deployment::validateJsonElement),
            "batch/v1/Job", new Model(V1Job.class, V1Job::validateJsonElement),
            "networking.k8s.io/v1/Ingress", new Model(V1Ingress.class, V1Ingress::validateJsonElement),
            "networking.k8s.io/v1/NetworkPolicy",
                    new Model(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement),
            "policy/v1/PodDisruptionBudget",
                    new Model(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "autoscaling/v2/HorizontalPodAutoscaler",
                    new Model(V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement));

    private static final SchemaRegistry OPERATORS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private KubernetesSchemas() {}

    private record Model(Class<?> type, Validation validation) {}

    private interface Validation {
        void check(JsonElement element) throws IOException;
    }

    /** Why the object would be refused; empty when it would be taken. */
    static List<String> problems(JsonNode object) {
        String of = object.path("apiVersion").asText() + "/" + Manifests.kind(object);
        Model model = MODELS.get(of);
        return model == null ? problemsOfOperators(of, object) : problems(model, object);
    }

    private static List<String> problems(Model model, JsonNode object) {
        try {
            model.validation().check(JsonParser.parseString(object.toString()));
            JSON.deserialize(object.toString(), model.type());
            return List.of();
        } catch (IOException | RuntimeException refused) {
            return List.of(String.valueOf(refused.getMessage()));
        }
    }

    private static List<String> problemsOfOperators(String of, JsonNode object) {
        String file = of.replace('/', '.') + ".schema.json";
        try (InputStream schema = KubernetesSchemas.class.getResourceAsStream(file)) {
            if (schema == null) {
                return List.of("no schema " + file);
            }
            Schema read = OPERATORS.getSchema(Objects.requireNonNull(schema));
            return read.validate(object.toString(), InputFormat.JSON).stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
