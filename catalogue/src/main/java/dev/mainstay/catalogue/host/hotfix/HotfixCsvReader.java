package dev.mainstay.catalogue.host.hotfix;

import dev.mainstay.catalogue.csv.Csv;
import dev.mainstay.catalogue.csv.Csv.Row;
import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** {@code wmic qfe … /format:csv} and {@code Get-HotFix | Export-Csv}, with comma or semicolon. */
public final class HotfixCsvReader implements ExportReader {

    private static final Pattern HEADING =
            Pattern.compile("(?m)^[^\\r\\n=]*(?<=[,;\\t\"])HotFixID\\b|^\\s*\"?HotFixID\"?[,;\\t]");

    @Override
    public boolean recognises(ExportedFile file) {
        return isHeading(file.text());
    }

    /** Whether there is a heading in the text, a line or more. */
    public static boolean isHeading(String text) {
        return text.contains(HotfixRecords.ID) && HEADING.matcher(text).find();
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        String first = file.lines().stream()
                .filter(line -> line.contains(HotfixRecords.ID))
                .findFirst()
                .orElse("");
        char separator = first.contains(";") ? ';' : first.contains("\t") ? '\t' : ',';
        List<Map<String, String>> records = new ArrayList<>();
        List<String> heading = List.of();
        for (Row row : Csv.of(file.text(), separator).rows()) {
            List<String> named = row.fields().stream().map(String::strip).toList();
            if (named.contains(HotfixRecords.ID)) {
                heading = named;
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
