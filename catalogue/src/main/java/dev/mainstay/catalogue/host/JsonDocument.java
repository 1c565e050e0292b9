package dev.mainstay.catalogue.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code ConvertTo-Json} printed: one object or an array of them. */
final class JsonDocument {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonDocument() {}

    static boolean isIn(ExportedFile file) {
        String text = file.text().stripLeading();
        return text.startsWith("{") || text.startsWith("[");
    }

    /** @throws UnreadableExportException with the line of the mistake */
    static List<JsonNode> objects(ExportedFile file) {
        try {
            JsonNode root = JSON.readTree(file.text());
            return root.isArray() ? root.valueStream().toList() : List.of(root);
        } catch (JsonProcessingException e) {
            throw file.unreadable(e.getLocation().getLineNr(), Remark.BAD_JSON.with(e.getOriginalMessage()));
        }
    }

    /** A property as text; absent when null or not there. Numbers as they are written. */
    static @Nullable String text(JsonNode object, String property) {
        JsonNode value = object.path(property);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }
}
