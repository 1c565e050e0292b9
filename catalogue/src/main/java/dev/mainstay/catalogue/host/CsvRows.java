package dev.mainstay.catalogue.host;

import java.util.ArrayList;
import java.util.List;

/** Comma- or semicolon-separated rows (RFC 4180), each with the line it begins on. */
final class CsvRows {

    /** @param line from 1 */
    record Row(int line, List<String> fields) {}

    private CsvRows() {}

    static List<Row> of(String text, char separator) {
        List<Row> rows = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        int line = 1;
        int begun = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line += c == '\n' ? 1 : 0;
            if (c == '"') {
                if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == separator || c == '\n')) {
                fields.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    end(rows, begun, fields);
                    fields = new ArrayList<>();
                    begun = line;
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        fields.add(field.toString());
        end(rows, begun, fields);
        return rows;
    }

    private static void end(List<Row> rows, int line, List<String> fields) {
        if (fields.size() > 1 || !fields.getFirst().isBlank()) {
            rows.add(new Row(line, List.copyOf(fields)));
        }
    }
}
