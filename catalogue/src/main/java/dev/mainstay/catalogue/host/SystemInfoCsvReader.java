package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.host.CsvRows.Row;
import dev.mainstay.catalogue.host.HotfixList.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code systeminfo /fo csv} prints, with or without {@code /nh}, one row per host. The columns are in the order of
 * {@link SystemInfoReader}'s lines; the updates are one field: {@code 2 Hotfix(s) Installed.,[01]: KB…,[02]: KB…}.
 */
final class SystemInfoCsvReader implements ExportReader {

    private static final Pattern NUMBERED = Pattern.compile("\\[[0-9]{2,4}\\]: ([^,]*)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    @Override
    public boolean recognises(ExportedFile file) {
        return file.text()
                .lines()
                .limit(20)
                .anyMatch(line ->
                        line.startsWith("\"") && CsvRows.of(line, ',').stream().anyMatch(row -> version(row) >= 0));
    }

    @Override
    public List<ToldByFile> read(ExportedFile file) {
        return CsvRows.of(file.text(), ',').stream()
                .map(row -> told(file, row))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable ToldByFile told(ExportedFile file, Row row) {
        int version = version(row);
        if (version < 0) {
            return null; // the heading
        }
        List<String> fields = row.fields();
        String architecture = fields.stream()
                .skip(version)
                .filter(field -> field.contains("PC"))
                .map(ToldWindows::architecture)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String caption = version > 0 ? fields.get(version - 1).strip() : null;
        String host = version > 1 ? fields.get(version - 2).strip() : null;
        ToldWindows windows = OsVersion.in(fields.get(version).strip()).told(caption, architecture);
        return ToldByFile.ofSystem(file, host, windows, hotfixes(fields.subList(version, fields.size())));
    }

    private static int version(Row row) {
        for (int i = 0; i < row.fields().size(); i++) {
            if (OsVersion.isIn(row.fields().get(i).strip())) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable HotfixList hotfixes(List<String> fields) {
        boolean logonServerSeen = false;
        for (String field : fields) {
            if (logonServerSeen || field.matches("(?s).*\\[[0-9]+\\]: (KB|Q)[0-9]{5,7}.*")) {
                List<Entry> entries = new ArrayList<>();
                Matcher matcher = NUMBERED.matcher(field);
                while (matcher.find()) {
                    entries.add(new Entry(matcher.group(1).strip()));
                }
                Matcher count = NUMBER.matcher(field);
                int stated = count.find() ? Integer.parseInt(count.group()) : 0;
                return new HotfixList(entries, Math.max(stated, entries.size())).withoutHalfAnEntry(false);
            }
            logonServerSeen = field.startsWith("\\\\");
        }
        return null;
    }
}
