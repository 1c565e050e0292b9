package dev.mainstay.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Bodies that make as much as they can of the bytes they are given, from what an OpenAPI document says of an operation. */
final class HeavyBodies {

    private final JsonNode api;

    HeavyBodies(JsonNode api) {
        this.api = api;
    }

    /**
     * A body.
     *
     * @param name what is heavy about it
     */
    record Heavy(String name, String method, String path, String type, Supplier<String> body) {}

    /** For every operation that takes a body: every list of it as long as can be, an unknown field, one long text. */
    List<Heavy> all(int bytes) {
        List<Heavy> all = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                JsonNode content = operation.getValue().path("requestBody").path("content");
                List<Map.Entry<String, JsonNode>> types = List.copyOf(content.properties());
                // Types beyond these two are read by the same code.
                for (Map.Entry<String, JsonNode> type : types.subList(0, Math.min(2, types.size()))) {
                    bodies(type.getKey(), type.getValue().path("schema"), bytes)
                            .forEach((name, body) -> all.add(new Heavy(
                                    name,
                                    operation.getKey().toUpperCase(java.util.Locale.ROOT),
                                    path.getKey().replaceAll("\\{[^}]*}", "018f5c1e-7b1a-7c3d-8e2f-3a4b5c6d7e8f"),
                                    type.getKey(),
                                    body)));
                }
            }
        }
        return all;
    }

    private Map<String, Supplier<String>> bodies(String type, JsonNode schema, int bytes) {
        Map<String, Supplier<String>> bodies = new TreeMap<>();
        if (schema.path("format").asText().equals("binary") || !type.equals("application/json")) {
            bodies.put("text", () -> filled("", "a line of an export, with text\r\n", "", bytes));
            bodies.put("xml", () -> filled("<Topology xmlns='urn:x'>", "<a b='c'/>", "</Topology>", bytes));
            bodies.put("builds", () -> filled("", "10.0.14393.0\n", "", bytes));
            bodies.put("json", () -> filled("[", "{},", "{}]", bytes));
            bodies.put("lines", () -> filled("host,site,pool,kind\n", "a.example,b,,PLAIN\n", "", bytes));
            if (type.startsWith("multipart/")) {
                bodies.replaceAll((name, body) -> () -> multipart(body.get()));
            }
            return bodies;
        }
        JsonNode object = resolved(schema);
        Map<String, String> fields = new LinkedHashMap<>();
        object.path("properties")
                .properties()
                .forEach(field -> fields.put(field.getKey(), sample(field.getValue(), 0)));
        for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
            JsonNode value = resolved(field.getValue());
            if (value.has("items")) {
                String item = sample(value.path("items"), 0);
                bodies.put(field.getKey() + " of samples", () -> withList(fields, field.getKey(), item, bytes));
                bodies.put(field.getKey() + " of objects", () -> withList(fields, field.getKey(), "{}", bytes));
                bodies.put(field.getKey() + " of nulls", () -> withList(fields, field.getKey(), "null", bytes));
                bodies.put(field.getKey() + " of blanks", () -> withList(fields, field.getKey(), "\"\"", bytes));
            }
        }
        bodies.put("unknown field", () -> withList(fields, "unknownField", "{}", bytes));
        bodies.put("text", () -> filled("{\"reason\":\"", "x", "\"}", bytes));
        return bodies;
    }

    /** With the boundary {@code b}. */
    private static String multipart(String file) {
        return "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\n\r\n" + file + "\r\n--b--\r\n";
    }

    private static String withList(Map<String, String> fields, String name, String item, int bytes) {
        StringBuilder start = new StringBuilder("{");
        fields.forEach((field, value) -> {
            if (!field.equals(name)) {
                start.append('"').append(field).append("\":").append(value).append(',');
            }
        });
        start.append('"').append(name).append("\":[");
        return filled(start.toString(), item + ",", item + "]}", bytes);
    }

    private static String filled(String start, String unit, String end, int bytes) {
        int times = Math.max(1, (bytes - start.length() - end.length()) / unit.length());
        return start + unit.repeat(times) + end;
    }

    /** Something short that the schema allows, as far as it says. */
    private String sample(JsonNode schema, int depth) {
        JsonNode known = resolved(schema);
        if (known.has("enum")) {
            return "\"" + known.path("enum").path(0).asText() + "\"";
        }
        if (known.has("properties") && depth < 3) {
            List<String> fields = new ArrayList<>();
            for (Map.Entry<String, JsonNode> field : known.path("properties").properties()) {
                fields.add("\"" + field.getKey() + "\":" + sample(field.getValue(), depth + 1));
            }
            return "{" + String.join(",", fields) + "}";
        }
        String type = known.path("type").isArray()
                ? known.path("type").path(0).asText()
                : known.path("type").asText();
        return switch (type) {
            case "array" -> "[" + sample(known.path("items"), depth + 1) + "]";
            case "integer", "number" -> "1";
            case "boolean" -> "true";
            case "string" -> text(known.path("format").asText());
            default -> "{}";
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "uuid" -> "\"018f5c1e-7b1a-7c3d-8e2f-3a4b5c6d7e8f\"";
            case "date-time" -> "\"2026-01-01T00:00:00Z\"";
            case "date" -> "\"2026-01-01\"";
            default -> "\"a.example\"";
        };
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode known = schema;
        for (int i = 0; i < 5; i++) {
            if (known.has("$ref")) {
                known = api.at(known.path("$ref").asText().substring(1));
            } else if (known.has("anyOf")) {
                known = known.path("anyOf").path(0);
            } else if (known.has("oneOf")) {
                known = known.path("oneOf").path(0);
            } else {
                return known;
            }
        }
        return known;
    }
}
