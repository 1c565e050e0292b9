package dev.mainstay.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.architecture.ApiDocument;
import dev.mainstay.architecture.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Bodies that make as much as they can of the bytes they are given, from what an OpenAPI document says of an operation. */
final class HeavyBodies {

    private static final String ID = ApiDocument.SAME.text("id", "uuid");

    private final ApiDocument api;

    HeavyBodies(ApiDocument api) {
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
        for (Operation operation : api.operations()) {
            // Types beyond these two are read by the same code.
            operation.bodies().entrySet().stream()
                    .limit(2)
                    .forEach(type -> bodies(type.getKey(), type.getValue(), bytes)
                            .forEach((name, body) -> all.add(new Heavy(
                                    name,
                                    operation.method(),
                                    operation.path().replaceAll("\\{[^}]*}", ID),
                                    type.getKey(),
                                    body))));
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
        JsonNode object = api.resolved(schema);
        Map<String, String> fields = new LinkedHashMap<>();
        object.path("properties")
                .properties()
                .forEach(field -> fields.put(field.getKey(), sample(field.getValue(), field.getKey())));
        for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
            JsonNode value = api.resolved(field.getValue());
            if (value.has("items")) {
                String item = sample(value.path("items"), field.getKey());
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

    private String sample(JsonNode schema, String name) {
        return api.sample(schema, name, ApiDocument.SAME).toString();
    }
}
