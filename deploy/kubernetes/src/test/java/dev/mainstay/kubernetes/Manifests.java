package dev.mainstay.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Objects that Helm would give to a cluster. */
record Manifests(List<JsonNode> all) {

    List<JsonNode> of(String kind) {
        return all.stream().filter(object -> kind(object).equals(kind)).toList();
    }

    JsonNode of(String kind, String name) {
        return of(kind).stream()
                .filter(object -> name(object).equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(kind + " " + name));
    }

    /** What runs containers: Deployments and Jobs. */
    List<JsonNode> workloads() {
        return all.stream()
                .filter(object -> object.at("/spec/template/spec/containers").isArray())
                .toList();
    }

    static String kind(JsonNode object) {
        return object.path("kind").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }

    /** Whether a pod with the labels is one that the label selector means (matchLabels and matchExpressions with In). */
    static boolean selects(JsonNode selector, JsonNode labels) {
        for (Map.Entry<String, JsonNode> wanted : selector.path("matchLabels").properties()) {
            if (!wanted.getValue().equals(labels.path(wanted.getKey()))) {
                return false;
            }
        }
        for (JsonNode wanted : selector.path("matchExpressions")) {
            if (!wanted.path("operator").asText().equals("In")) {
                throw new IllegalArgumentException("Not foreseen: " + wanted);
            }
            String label = labels.path(wanted.path("key").asText()).asText();
            boolean in = false;
            for (JsonNode value : wanted.path("values")) {
                in |= value.asText().equals(label);
            }
            if (!in) {
                return false;
            }
        }
        return true;
    }

    /** Lines of a service's configuration. */
    Map<String, String> configuration(String service) {
        Map<String, String> lines = new HashMap<>();
        of("ConfigMap", "mainstay-" + service)
                .at("/data/application.properties")
                .asText()
                .lines()
                .forEach(
                        line -> lines.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return lines;
    }
}
