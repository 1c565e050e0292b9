package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.host.CsvRows.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code wmic qfe … /format:csv} and {@code Get-HotFix | Export-Csv}, with comma or semicolon. */
final class HotfixCsvReader implements ExportReader {

    private static final Pattern HEADING =
            Pattern.compile("(?m)^[^\\r\\n=]*(?<=[,;\"])HotFixID\\b|^\"?HotFixID\"?[,;]");

    @Override
    public boolean recognises(ExportedFile file) {
        return HEADING.matcher(file.text()).find();
    }

    @Override
    public List<ToldByFile> read(ExportedFile file) {
        char separator = file.lines().stream()
                        .filter(line -> line.contains(HotfixRecords.ID))
                        .findFirst()
                        .orElse("")
                        .contains(";")
                ? ';'
                : ',';
        List<Map<String, String>> records = new ArrayList<>();
        List<String> heading = List.of();
        for (Row row : CsvRows.of(file.text(), separator)) {
            if (row.fields().contains(HotfixRecords.ID)) {
                heading = row.fields();
                continue;
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < Math.min(heading.size(), row.fields().size()); i++) {
                fields.put(heading.get(i), row.fields().get(i));
            }
            records.add(fields);
        }
        return HotfixRecords.told(file, records);
    }
}
