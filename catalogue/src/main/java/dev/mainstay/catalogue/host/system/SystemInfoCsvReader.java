package dev.mainstay.catalogue.host.system;

import dev.mainstay.catalogue.csv.Csv;
import dev.mainstay.catalogue.csv.Csv.Row;
import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.facts.OsVersion;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code systeminfo /fo csv} prints, with or without {@code /nh}, one row per host. The columns are in the order of
 * {@link SystemInfoReader}'s lines; the updates are one field: {@code 2 Hotfix(s) Installed.,[01]: KB…,[02]: KB…}.
 */
public final class SystemInfoCsvReader implements ExportReader {

    private static final char[] SEPARATORS = {',', ';', '\t'};

    @Override
    public boolean recognises(ExportedFile file) {
        return file.text().lines().limit(20).anyMatch(line -> separator(line) != 0);
    }

    /** That which parts a line so that one field is a version of Windows; 0 when there is none. */
    private static char separator(String line) {
        for (char separator : SEPARATORS) {
            if (line.indexOf(separator) >= 0
                    && Csv.of(line, separator).rows().stream()
                            .anyMatch(row -> row.fields().size() > 2 && version(row) >= 0)) {
                return separator;
            }
        }
        return 0;
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        char separator = file.lines().stream()
                .map(line -> separator(line))
                .filter(found -> found != 0)
                .findFirst()
                .orElse(',');
        List<ExportFacts> told = new ArrayList<>();
        List<String> heading = List.of();
        for (Row row : Csv.of(file.text(), separator).rows()) {
            if (version(row) >= 0) {
                told.add(SystemInfoReader.host(file, new SystemInfoLines(heading, row.fields(), row.line())));
            } else {
                heading = row.fields();
            }
        }
        return told;
    }

    private static int version(Row row) {
        for (int i = 0; i < row.fields().size(); i++) {
            if (OsVersion.isIn(row.fields().get(i).strip())) {
                return i;
            }
        }
        return -1;
    }
}
