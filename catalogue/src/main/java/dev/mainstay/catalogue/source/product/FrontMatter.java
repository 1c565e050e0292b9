package dev.mainstay.catalogue.source.product;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.mainstay.catalogue.source.BoundedInput;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The YAML between the two lines {@code ---} at the start of a Markdown file: the simple values at its top, and those of
 * each entry of one list. Other values are passed over. YAML is read as a stream of events: no type is ever made from a
 * tag, and an alias stays a name, so that neither can do harm.
 *
 * @param values simple values at the top
 * @param entries simple values of the list's entries, in their order
 * @param text the YAML itself
 */
record FrontMatter(Map<String, String> values, List<Entry> entries, String text) {

    private static final String FENCE = "---";
    /** The largest file of endoflife.date has 40 KB. */
    private static final int MAX_CHARACTERS = 1 << 20;

    private static final YAMLFactory YAML = new YAMLFactory();

    /**
     * One entry of the list.
     *
     * @param line where it begins
     */
    record Entry(int line, Map<String, String> values) {}

    static FrontMatter read(String document, InputStream in, ReadingRules rules, String list)
            throws IOException, MalformedDocumentException {
        String yaml = between(document, in, rules);
        Map<String, String> values = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        try (YAMLParser parser = YAML.createParser(yaml)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(document, parser, "expected fields");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals(list)) {
                    entries(document, parser, entries);
                } else if (value.isScalarValue()) {
                    put(document, parser, values, field);
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new MalformedDocumentException(
                    document,
                    at == null ? "in its front matter" : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    complaint(e.getOriginalMessage()));
        }
        return new FrontMatter(values, entries, yaml);
    }

    private static void entries(String document, YAMLParser parser, List<Entry> entries)
            throws IOException, MalformedDocumentException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw malformed(document, parser, "expected a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw malformed(document, parser, "expected an entry with fields");
            }
            Map<String, String> values = new LinkedHashMap<>();
            entries.add(new Entry(parser.currentTokenLocation().getLineNr(), values));
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken().isScalarValue()) {
                    put(document, parser, values, field);
                } else {
                    parser.skipChildren();
                }
            }
        }
    }

    private static void put(String document, YAMLParser parser, Map<String, String> values, String field)
            throws IOException, MalformedDocumentException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (values.putIfAbsent(field, parser.getText().strip()) != null) {
            throw malformed(document, parser, field + " a second time");
        }
    }

    /** An empty line stands for the first fence, so that the parser counts lines as the file has them. */
    private static String between(String document, InputStream in, ReadingRules rules)
            throws IOException, MalformedDocumentException {
        int number = 0;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                BoundedInput.open(in, Math.min(rules.maxBytes(), MAX_CHARACTERS)),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
            StringBuilder yaml = new StringBuilder();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                if (number == 1) {
                    if (!line.equals(FENCE)) {
                        throw new MalformedDocumentException(document, "line 1", "is not the line --- of front matter");
                    }
                } else if (line.equals(FENCE)) {
                    return yaml.insert(0, "\n").toString();
                } else {
                    yaml.append(line).append('\n');
                }
            }
        } catch (CharacterCodingException e) {
            throw new MalformedDocumentException(document, "after line " + number, "is not UTF-8");
        } catch (ZipException | EOFException e) {
            throw new MalformedDocumentException(
                    document, "after line " + number, "the compressed data is damaged or cut off");
        } catch (BoundedInput.TooLong e) {
            throw new MalformedDocumentException(document, "after line " + number, String.valueOf(e.getMessage()));
        }
        throw new MalformedDocumentException(
                document, "line " + number, "ends before the line --- that closes the front matter");
    }

    private static MalformedDocumentException malformed(String document, YAMLParser parser, String reason) {
        JsonLocation at = parser.currentTokenLocation();
        return new MalformedDocumentException(
                document, "line " + at.getLineNr() + ", column " + at.getColumnNr(), reason);
    }

    /** The parser's lines are what it was doing and what it met, each followed by an indented place. */
    private static String complaint(@Nullable String message) {
        return message == null
                ? "is no YAML"
                : message.lines()
                        .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                        .collect(Collectors.joining(": "));
    }
}
