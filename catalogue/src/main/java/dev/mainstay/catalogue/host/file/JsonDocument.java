package dev.mainstay.catalogue.host.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What {@code ConvertTo-Json} or {@code Export-Clixml} wrote: one object or several. */
public final class JsonDocument {

    /** What is exported of a host has some ten thousand; a file of empty objects would take forty times its size in memory. */
    private static final int MOST_TOKENS = 200_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
            .build());

    /** Not a prompt, which may begin with a bracket too. */
    private static final Pattern BEGINS = Pattern.compile("\\s*(?:\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]])");

    private JsonDocument() {}

    public static boolean isIn(ExportedFile file) {
        return BEGINS.matcher(file.text()).lookingAt() || CliXml.isIn(file.text());
    }

    /**
     * The objects of the document, a single one or those of an array.
     *
     * @throws UnreadableExportException with the line of the mistake
     */
    public static List<JsonNode> objects(ExportedFile file) {
        List<JsonNode> objects = new ArrayList<>();
        if (CliXml.isIn(file.text())) {
            CliXml.objects(file).forEach(root -> objects.addAll(elements(root)));
            return objects;
        }
        try {
            try (MappingIterator<JsonNode> roots =
                    JSON.readerFor(JsonNode.class).readValues(file.text())) {
                while (roots.hasNextValue()) {
                    objects.addAll(elements(roots.nextValue()));
                }
            }
            return objects;
        } catch (JsonEOFException e) {
            throw file.unreadable(e.getLocation().getLineNr(), Remark.JSON_BROKEN_OFF.with());
        } catch (JsonProcessingException e) {
            throw file.unreadable(e.getLocation().getLineNr(), Remark.BAD_JSON.with(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // text in memory does not fail
        }
    }

    /** Windows PowerShell 5.1 may put an array into an object beside its length. */
    private static List<JsonNode> elements(JsonNode root) {
        JsonNode value = root.path("value");
        JsonNode array = value.isArray() && root.has("Count") ? value : root;
        return array.isArray() ? array.valueStream().toList() : List.of(array);
    }
}
