package dev.mainstay.catalogue.host.hotfix;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.JsonDocument;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Get-HotFix} through {@code ConvertTo-Json} or {@code Export-Clixml}. */
public final class HotfixJsonReader implements ExportReader {

    /** How Windows PowerShell 5.1 writes a date: milliseconds since 1970, UTC. */
    private static final Pattern DATE = Pattern.compile("/Date\\((-?[0-9]{1,15})\\)/");

    /** {@code (Get-HotFix).HotFixID | ConvertTo-Json}. */
    private static final Pattern NUMBERS = Pattern.compile("\\s*\\[\\s*\"KB[0-9]{6,7}\"");

    private static final Pattern WITHIN = Pattern.compile("HotFixID=(\\w+)");

    @Override
    public boolean recognises(ExportedFile file) {
        return JsonDocument.isIn(file)
                && (file.text().contains("\"" + HotfixRecords.ID + "\"")
                        || NUMBERS.matcher(file.text()).lookingAt());
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        return HotfixRecords.told(
                file,
                JsonDocument.objects(file).stream()
                        .map(HotfixJsonReader::record)
                        .toList());
    }

    /** One update: an object, its number alone, or the text that ConvertTo-Json makes of an object: {@code @{HotFixID=KB…}}. */
    public static Map<String, String> record(JsonNode update) {
        if (!update.isValueNode()) {
            return fields(update);
        }
        String text = update.asText();
        Matcher within = WITHIN.matcher(text);
        return new LinkedHashMap<>(Map.of(HotfixRecords.ID, within.find() ? within.group(1) : text));
    }

    public static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        object.properties().forEach(property -> {
            JsonNode value = property.getValue();
            String text = value.isObject() ? value.path("value").asText() : value.isNull() ? "" : value.asText();
            Matcher date = DATE.matcher(text);
            fields.put(
                    property.getKey(),
                    date.matches()
                            ? Instant.ofEpochMilli(Long.parseLong(date.group(1)))
                                    .atOffset(ZoneOffset.UTC)
                                    .toLocalDate()
                                    .toString()
                            : text);
        });
        return fields;
    }
}
