package dev.mainstay.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what breaks a reader or a writer of the frozen schema. Only these may differ: descriptions, new optional
 * properties, new values of an open enum, the order of things, and where definitions stand.
 */
final class SchemaChanges {
    private static final Set<String> COMPARED_BELOW =
            Set.of("properties", "required", "items", "additionalProperties", "anyOf");
    private static final Set<String> ANNOTATIONS = Set.of("title", "description", "examples", "$comment", "$defs");

    private final JsonNode frozenDocument;
    private final JsonNode currentDocument;
    private final List<String> breaking = new ArrayList<>();

    private SchemaChanges(JsonNode frozenDocument, JsonNode currentDocument) {
        this.frozenDocument = frozenDocument;
        this.currentDocument = currentDocument;
    }

    static List<String> breaking(JsonNode frozen, JsonNode current) {
        SchemaChanges changes = new SchemaChanges(frozen, current);
        changes.compare("", frozen, current);
        return List.copyOf(changes.breaking);
    }

    private void compare(String at, JsonNode frozenRef, JsonNode currentRef) {
        JsonNode frozen = Contract.resolve(frozenDocument, frozenRef);
        JsonNode current = Contract.resolve(currentDocument, currentRef);
        if (current.isMissingNode()) {
            breaking.add(at + " removed");
            return;
        }
        compareKeywords(at, frozen, current);
        compareRequired(at, frozen, current);
        compareEnum(at, frozen.path("anyOf"), current.path("anyOf"));
        for (String property : names(frozen.path("properties"))) {
            compare(
                    at + "/" + property,
                    frozen.path("properties").path(property),
                    current.path("properties").path(property));
        }
        compareBelow(at, "items", frozen, current);
        compareBelow(at, "additionalProperties", frozen, current);
    }

    private void compareKeywords(String at, JsonNode frozen, JsonNode current) {
        Set<String> keywords = names(frozen);
        keywords.addAll(names(current));
        keywords.removeAll(COMPARED_BELOW);
        keywords.removeAll(ANNOTATIONS);
        for (String keyword : keywords) {
            if (!Objects.equals(frozen.get(keyword), current.get(keyword))) {
                breaking.add("%s %s was %s, is %s".formatted(at, keyword, frozen.get(keyword), current.get(keyword)));
            }
        }
    }

    private void compareRequired(String at, JsonNode frozen, JsonNode current) {
        Set<String> before = texts(frozen.path("required"));
        Set<String> after = texts(current.path("required"));
        for (String property : after) {
            if (!before.contains(property)) {
                breaking.add(at + "/" + property + " is now required");
            }
        }
        for (String property : before) {
            if (!after.contains(property)) {
                breaking.add(at + "/" + property + " is no longer required");
            }
        }
    }

    private void compareEnum(String at, JsonNode frozen, JsonNode current) {
        Set<String> values = texts(current.path(0).path("enum"));
        for (String value : texts(frozen.path(0).path("enum"))) {
            if (!values.contains(value)) {
                breaking.add(at + " lost the value " + value);
            }
        }
        if (!frozen.path(1).equals(current.path(1))) {
            breaking.add(at + " is not as open as it was");
        }
    }

    private void compareBelow(String at, String keyword, JsonNode frozen, JsonNode current) {
        if (frozen.path(keyword).isObject()) {
            compare(at + "/*", frozen.path(keyword), current.path(keyword));
        } else if (!frozen.path(keyword).equals(current.path(keyword))) {
            breaking.add(at + " " + keyword + " changed");
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new TreeSet<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
