package dev.mainstay.catalogue.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of {@code wmic qfe} and {@code Get-HotFix}: columns of fixed width below their names. */
final class HotfixTableReader implements ExportReader {

    /** The first columns known; wmic on Windows XP prints a sentence before them on the same line. */
    private static final Pattern HEADING = Pattern.compile(
            "(Caption|Description|CSName|Node|PSComputerName|Source|HotFixID|FixComments)\\s.*HotFixID.*"
                    + "|HotFixID(\\s.*|$)");

    private static final String INSTALLED_ON = "InstalledOn";
    private static final Pattern DATE = Pattern.compile(
            "(?<= )[0-9]{1,2}[-./][0-9]{1,2}[-./][0-9]{4}\\b|(?<= )0[0-9a-f]{15}\\b|(?<= )20[0-9]{6}\\b");
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
    public List<ToldByFile> read(ExportedFile file) {
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
                records.add(fields);
            }
        }
        return HotfixRecords.told(file, records);
    }

    private static int headingStart(String line) {
        if (!line.contains(HotfixRecords.ID)
                || line.indexOf(',') >= 0
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
