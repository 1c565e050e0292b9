package dev.mainstay.catalogue.host.hotfix;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code wmic qfe} and {@code Get-HotFix}: columns of fixed width below their names. */
public final class HotfixTableReader implements ExportReader {

    /** The first columns known; wmic on Windows XP prints a sentence before them on the same line. */
    private static final Pattern HEADING = Pattern.compile(
            "(Caption|Description|CSName|Node|PSComputerName|Source|HotFixID|FixComments)\\s.*HotFixID.*"
                    + "|HotFixID(\\s.*|$)");

    private static final String INSTALLED_ON = "InstalledOn";
    private static final Pattern DATE = Pattern.compile(
            "(?<= )[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}\\b|(?<= )0[0-9a-f]{15}\\b|(?<= )20[0-9]{6}\\b");
    private static final Pattern KB = Pattern.compile("(?<![0-9A-Za-z])KB[0-9]{6,7}(?![0-9])");
    private static final Pattern COLUMN = Pattern.compile("\\S+");

    /** A column of a table: characters {@code from} to before {@code to}. */
    private record Column(String name, int from, int to) {

        String in(String line) {
            return from >= line.length() ? "" : line.substring(from, Math.min(to, line.length()));
        }
    }

    @Override
    public boolean recognises(ExportedFile file) {
        return file.lines().stream().anyMatch(line -> headingStart(line) >= 0);
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        List<Map<String, String>> records = new ArrayList<>();
        List<Column> columns = List.of();
        for (String line : file.lines()) {
            int start = headingStart(line);
            if (start >= 0) {
                columns = columns(line.substring(start));
            } else if (!line.startsWith("---")) {
                Map<String, String> fields = new LinkedHashMap<>();
                for (Column column : columns) {
                    fields.put(column.name(), column.in(line));
                }
                Matcher date = DATE.matcher(line);
                if (!DATE.matcher(fields.getOrDefault(INSTALLED_ON, "")).find() && date.find()) {
                    fields.put(INSTALLED_ON, date.group()); // a name with letters counted as two columns shifts it
                }
                records.add(shifted(line, columns, fields));
            }
        }
        return HotfixRecords.told(file, records);
    }

    /** Where the blanks between the columns were lost, the number of the update and the host's name before it tell enough. */
    private static Map<String, String> shifted(String line, List<Column> columns, Map<String, String> fields) {
        Matcher update = KB.matcher(line);
        if (!update.find() || fields.getOrDefault(HotfixRecords.ID, "").contains(update.group())) {
            return fields;
        }
        Map<String, String> found = new LinkedHashMap<>();
        found.put(HotfixRecords.ID, update.group());
        found.put(INSTALLED_ON, fields.getOrDefault(INSTALLED_ON, ""));
        fields.forEach((name, value) -> {
            if (name.equals("ServicePackInEffect")) {
                found.put(name, value);
            }
        });
        String first = columns.getFirst().name();
        if (HotfixRecords.isHost(first)) {
            found.put(first, line.strip().split("\\s", 2)[0]);
        }
        return found;
    }

    public static boolean isHeading(String line) {
        return headingStart(line) >= 0;
    }

    private static int headingStart(String line) {
        if (!line.contains(HotfixRecords.ID)
                || line.indexOf(',') >= 0
                || line.indexOf(';') >= 0
                || line.indexOf('\t') >= 0
                || line.indexOf('=') >= 0
                || line.contains(" :")) {
            return -1;
        }
        Matcher matcher = HEADING.matcher(line);
        return matcher.find() ? matcher.start() : -1;
    }

    private static List<Column> columns(String heading) {
        List<Column> columns = new ArrayList<>();
        Matcher matcher = COLUMN.matcher(heading);
        while (matcher.find()) {
            if (!columns.isEmpty()) {
                Column before = columns.removeLast();
                columns.add(new Column(before.name(), before.from(), matcher.start()));
            }
            columns.add(new Column(matcher.group(), matcher.start(), Integer.MAX_VALUE));
        }
        return columns;
    }
}
