package dev.mainstay.catalogue.source.product;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.source.BoundedInput;
import dev.mainstay.catalogue.source.DocumentHeader;
import dev.mainstay.catalogue.source.DocumentSummary;
import dev.mainstay.catalogue.source.FactSink;
import dev.mainstay.catalogue.source.Kbs;
import dev.mainstay.catalogue.source.MalformedDocumentException;
import dev.mainstay.catalogue.source.ReadingRules;
import dev.mainstay.catalogue.source.Skip;
import dev.mainstay.catalogue.version.Version;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Walks one of the project's own tables: UTF-8, a first line {@code # what it is, as of 2026-11-25}, the names of the
 * columns, then the rows. Every complaint names the line and the column.
 */
final class CsvRows implements AutoCloseable {

    private static final Pattern TITLE = Pattern.compile("# .+, as of (\\d{4}-\\d{2}-\\d{2})");
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.TRIM_SPACES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final String document;
    private final ReadingRules rules;
    private final BufferedReader reader;
    private final LocalDate date;
    private final MappingIterator<Map<String, String>> rows;
    private final Set<String> keys = new HashSet<>();
    private Map<String, String> row = Map.of();
    private long line = 1;

    CsvRows(String document, InputStream in, ReadingRules rules, List<String> columns)
            throws IOException, MalformedDocumentException {
        this.document = document;
        this.rules = rules;
        try {
            this.reader = new BufferedReader(new InputStreamReader(
                    BoundedInput.open(in, rules.maxBytes()),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)));
            this.date = date(reader.readLine());
            CsvSchema schema = CsvSchema.builder()
                    .addColumns(columns, CsvSchema.ColumnType.STRING)
                    .build();
            this.rows = CSV.readerForMapOf(String.class)
                    .with(schema.withHeader().withStrictHeaders(true))
                    .readValues(reader);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** What a row says, or nothing; the walker stands on it. */
    interface RowReading {
        @Nullable
        Fact fact(Origin origin) throws MalformedDocumentException;
    }

    /** Hands one fact per row to the sink, under a header with the date of the table's first line. */
    DocumentSummary read(Source source, String id, FactSink sink, RowReading reading)
            throws IOException, MalformedDocumentException {
        DocumentHeader header = new DocumentHeader(source, id, date.toString(), date);
        sink.begin(header);
        int count = 0;
        int empty = 0;
        while (next()) {
            Fact fact = reading.fact(header.origin());
            if (fact == null) {
                empty++;
            } else {
                sink.accept(fact);
                count++;
            }
        }
        return new DocumentSummary(header, count, empty == 0 ? Map.of() : Map.of(Skip.EMPTY_ROW, empty));
    }

    /** Moves to the next row; false at the end. */
    private boolean next() throws IOException, MalformedDocumentException {
        try {
            if (!rows.hasNextValue()) {
                return false;
            }
            line = 1L + rows.getCurrentLocation().getLineNr();
            row = rows.nextValue();
            return true;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** The text of a column, which may not be blank. */
    String needed(String column) throws MalformedDocumentException {
        String text = optional(column);
        if (text == null) {
            throw malformed(column, "is blank");
        }
        return text;
    }

    /** The text of a column; absent where it is blank. */
    @Nullable
    String optional(String column) throws MalformedDocumentException {
        String text = row.getOrDefault(column, "");
        if (text.length() > rules.maxText()) {
            throw malformed(column, "is longer than " + rules.maxText() + " characters");
        }
        return text.isBlank() ? null : text;
    }

    /** KB numbers with spaces between them; empty where the column is blank. */
    List<String> kbs(String column) throws MalformedDocumentException {
        String text = optional(column);
        List<String> words = text == null ? List.of() : Arrays.asList(text.split(" +"));
        for (String word : words) {
            if (!Kbs.parse(word).equals(Optional.of(word))) {
                throw malformed(column, "is no KB number: " + word);
            }
        }
        return words;
    }

    /** A version of three or four parts as it stands; absent where the column is blank. */
    @Nullable
    String version(String column) throws MalformedDocumentException {
        String text = optional(column);
        if (text != null && Version.read(text).isEmpty()) {
            throw malformed(column, "is no version of three or four parts: " + text);
        }
        return text;
    }

    /** A day, which may be ahead of us. */
    LocalDate day(String column) throws MalformedDocumentException {
        String text = needed(column);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw malformed(column, "is no date: " + text);
        }
    }

    /** A day behind us; absent where the column is blank. */
    @Nullable
    LocalDate pastDay(String column) throws MalformedDocumentException {
        if (optional(column) == null) {
            return null;
        }
        LocalDate day = day(column);
        if (!rules.allows(day)) {
            throw malformed(column, day + " lies in the future");
        }
        return day;
    }

    /** One KB number; absent where the column is blank. */
    @Nullable
    String kb(String column) throws MalformedDocumentException {
        List<String> kbs = kbs(column);
        if (kbs.size() > 1) {
            throw malformed(column, "is not one KB number");
        }
        return kbs.isEmpty() ? null : kbs.getFirst();
    }

    /** One of an enum's names. */
    <E extends Enum<E>> E constant(String column, Class<E> kind) throws MalformedDocumentException {
        String text = needed(column);
        try {
            return Enum.valueOf(kind, text);
        } catch (IllegalArgumentException e) {
            throw malformed(column, "is none: " + text);
        }
    }

    /** A month that has begun; absent where the column is blank. */
    @Nullable
    YearMonth pastMonth(String column) throws MalformedDocumentException {
        String text = optional(column);
        if (text == null) {
            return null;
        }
        try {
            YearMonth month = YearMonth.parse(text);
            if (!rules.allows(month.atDay(1))) {
                throw malformed(column, month + " lies in the future");
            }
            return month;
        } catch (DateTimeException e) {
            throw malformed(column, "is no month: " + text);
        }
    }

    /** Complains of the column when an earlier row had the key already. */
    void once(String column, String key, String complaint) throws MalformedDocumentException {
        if (!keys.add(key)) {
            throw malformed(column, complaint);
        }
    }

    MalformedDocumentException malformed(String column, String reason) {
        return new MalformedDocumentException(document, "line " + line + ", column " + column, reason);
    }

    private LocalDate date(@Nullable String title) throws MalformedDocumentException {
        Matcher matcher = TITLE.matcher(title == null ? "" : title);
        if (!matcher.matches()) {
            throw new MalformedDocumentException(document, "line 1", "is not \"# what it is, as of 2026-11-25\"");
        }
        LocalDate read;
        try {
            read = LocalDate.parse(matcher.group(1));
        } catch (DateTimeException e) {
            throw new MalformedDocumentException(document, "line 1", "no date: " + matcher.group(1));
        }
        if (!rules.allows(read)) {
            throw new MalformedDocumentException(document, "line 1", read + " lies in the future");
        }
        return read;
    }

    /** Only a stream that fails stays what it is. */
    private MalformedDocumentException malformed(IOException e) throws IOException {
        String place = "line " + line;
        if (e instanceof JsonProcessingException parsing) {
            JsonLocation location = parsing.getLocation();
            return new MalformedDocumentException(
                    document,
                    location == null
                            ? place
                            : "line " + (1 + location.getLineNr()) + ", column " + location.getColumnNr(),
                    parsing.getOriginalMessage());
        }
        if (e instanceof CharacterCodingException) {
            return new MalformedDocumentException(document, "after " + place, "is not UTF-8");
        }
        if (e instanceof ZipException || e instanceof EOFException) {
            return new MalformedDocumentException(
                    document, "after " + place, "the compressed data is damaged or cut off");
        }
        if (e instanceof BoundedInput.TooLong) {
            return new MalformedDocumentException(document, "after " + place, String.valueOf(e.getMessage()));
        }
        throw e;
    }

    @Override
    public void close() throws IOException {
        rows.close();
        reader.close();
    }
}
