package dev.mainstay.catalogue.csv;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Separated text (RFC 4180) as foreign programs and people write it: rows of any width, blank lines left out.
 *
 * @param rows up to the first that cannot be read, which has the fields before the one that is broken
 * @param whole whether every row could be read
 */
public record Csv(List<Row> rows, boolean whole) {

    private static final CsvFactory FACTORY =
            CsvFactory.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();

    /**
     * One row.
     *
     * @param line on which it begins, from 1
     * @param fields as they stand, without the quotes around them
     */
    public record Row(int line, List<String> fields) {}

    /** Reads a text. */
    public static Csv of(String text, char separator) {
        List<Row> rows = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        int line = 1;
        try (CsvParser parser = FACTORY.createParser(text)) {
            parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_ARRAY -> line = parser.currentLocation().getLineNr();
                    case END_ARRAY -> {
                        rows.add(new Row(line, List.copyOf(fields)));
                        fields.clear();
                    }
                    default -> fields.add(parser.getText());
                }
            }
            return new Csv(rows, true);
        } catch (IOException broken) {
            if (!fields.isEmpty()) {
                rows.add(new Row(line, List.copyOf(fields)));
            }
            return new Csv(rows, false);
        }
    }
}
