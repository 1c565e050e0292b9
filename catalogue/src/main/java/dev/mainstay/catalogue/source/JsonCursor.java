package dev.mainstay.catalogue.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cursor that walks a JSON document forward; every complaint names the JSON pointer and the byte. */
public final class JsonCursor implements AutoCloseable {

    private static final int MAX_DEPTH = 100;
    /** Texts that are passed over may be longer than those kept: a description, a note. */
    private static final int MAX_PASSED_OVER = 1 << 20;

    private final String document;
    private final ReadingRules rules;
    private final JsonParser json;

    public JsonCursor(String document, InputStream in, ReadingRules rules)
            throws IOException, MalformedDocumentException {
        this.document = document;
        this.rules = rules;
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxStringLength(Math.max(MAX_PASSED_OVER, rules.maxText()))
                        .build())
                .build();
        try {
            this.json = factory.createParser(BoundedInput.open(in, rules.maxBytes()));
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new MalformedDocumentException(document, "at its start", "the compressed data is damaged or cut off");
        }
    }

    /** Moves into the object that must come next. */
    public void beginObject() throws IOException, MalformedDocumentException {
        expect(advance(), JsonToken.START_OBJECT, "an object");
    }

    /** Moves into the array that must come next. */
    public void beginArray() throws IOException, MalformedDocumentException {
        expect(advance(), JsonToken.START_ARRAY, "an array");
    }

    /** Moves to the next object of the current array, into it; false at the array's end. */
    public boolean nextObject() throws IOException, MalformedDocumentException {
        JsonToken token = advance();
        if (token == JsonToken.END_ARRAY) {
            return false;
        }
        expect(token, JsonToken.START_OBJECT, "an object");
        return true;
    }

    /** Moves to the next text of the current array; null at the array's end. */
    public @Nullable String nextText() throws IOException, MalformedDocumentException {
        JsonToken token = advance();
        return token == JsonToken.END_ARRAY ? null : textOf(token);
    }

    /** Moves to the next field of the current object and returns its name; null at the object's end. */
    public @Nullable String nextField() throws IOException, MalformedDocumentException {
        return advance() == JsonToken.FIELD_NAME ? json.currentName() : null;
    }

    /** The text that must be the current field's value; null becomes empty. */
    public String text() throws IOException, MalformedDocumentException {
        return textOf(advance());
    }

    /** The texts that must be the current field's value: one alone, or an array of them. */
    public List<String> texts() throws IOException, MalformedDocumentException {
        JsonToken token = advance();
        if (token != JsonToken.START_ARRAY) {
            return List.of(textOf(token));
        }
        List<String> texts = new ArrayList<>();
        for (String text = nextText(); text != null; text = nextText()) {
            texts.add(text);
        }
        return texts;
    }

    /** The truth value that must be the current field's value. */
    public boolean flag() throws IOException, MalformedDocumentException {
        JsonToken token = advance();
        if (!token.isBoolean()) {
            throw malformed("expected true or false, found " + token);
        }
        return token == JsonToken.VALUE_TRUE;
    }

    private String textOf(JsonToken token) throws IOException, MalformedDocumentException {
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        expect(token, JsonToken.VALUE_STRING, "a text");
        String text = decoded();
        if (text.length() > rules.maxText()) {
            throw malformed("a text longer than " + rules.maxText() + " characters");
        }
        return text.strip();
    }

    /** The parser decodes a text only when it is asked for, and complains only then. */
    private String decoded() throws IOException, MalformedDocumentException {
        try {
            return json.getText();
        } catch (JsonProcessingException | BoundedInput.TooLong e) {
            throw malformed(e);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw malformed("the compressed data is damaged or cut off");
        }
    }

    /** The day of the date or time that must be the current field's value. */
    public LocalDate date() throws IOException, MalformedDocumentException {
        String text = text();
        try {
            return LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeParseException e) {
            throw malformed("no date: \"" + text + "\"");
        }
    }

    /** Like {@link #date()}, for dates that cannot be ahead of us. */
    public LocalDate pastDate() throws IOException, MalformedDocumentException {
        LocalDate date = date();
        if (!rules.allows(date)) {
            throw malformed(date + " lies in the future");
        }
        return date;
    }

    /** Passes over the current field's value. */
    public void passOver() throws IOException, MalformedDocumentException {
        try {
            json.nextToken();
            json.skipChildren();
        } catch (JsonProcessingException | BoundedInput.TooLong e) {
            throw malformed(e);
        }
    }

    /** After the root value nothing may follow. */
    public void end() throws IOException, MalformedDocumentException {
        try {
            if (json.nextToken() != null) {
                throw malformed("goes on after its end");
            }
        } catch (JsonProcessingException | BoundedInput.TooLong e) {
            throw malformed(e);
        }
    }

    private JsonToken advance() throws IOException, MalformedDocumentException {
        try {
            JsonToken token = json.nextToken();
            if (token == null) {
                throw malformed("ends too early");
            }
            return token;
        } catch (JsonProcessingException | BoundedInput.TooLong e) {
            throw malformed(e);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw malformed("the compressed data is damaged or cut off");
        }
    }

    private void expect(JsonToken found, JsonToken wanted, String words) throws MalformedDocumentException {
        if (found != wanted) {
            throw malformed("expected " + words + ", found " + found);
        }
    }

    private MalformedDocumentException malformed(IOException e) {
        return malformed(
                e instanceof JsonProcessingException parsing
                        ? parsing.getOriginalMessage()
                        : String.valueOf(e.getMessage()));
    }

    /** An error at the current place. */
    public MalformedDocumentException malformed(String reason) {
        String pointer = json.getParsingContext().pathAsPointer().toString();
        long offset = json.currentLocation().getByteOffset();
        return new MalformedDocumentException(
                document, (pointer.isEmpty() ? "/" : pointer) + " (byte " + offset + ")", reason);
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
