package dev.mainstay.catalogue.host.system;

import dev.mainstay.catalogue.host.facts.HotfixList;
import dev.mainstay.catalogue.host.facts.HotfixList.Entry;
import dev.mainstay.catalogue.host.facts.OsVersion;
import dev.mainstay.catalogue.host.facts.WindowsFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one host that {@code systeminfo} printed: a label in the host's language with a value, and numbered entries
 * below some of them. Blank lines between and blanks before are of no account.
 */
final class SystemInfoLines {

    private static final Pattern LABELLED = Pattern.compile("(?!\\[[0-9]{1,4}\\])(\\S[^:：]{0,70})[:：]\\s*(.*)");
    private static final Pattern NUMBERED = Pattern.compile("\\[([0-9]{2,4})\\]\\s*[:：]\\s*(.*)");
    private static final Pattern ENTRY = Pattern.compile("\\[[0-9]{2,4}\\]: *([^,]*)");
    private static final Pattern UPDATE = Pattern.compile("(?:KB|Q)[0-9]{5,7}.*");
    private static final Pattern VERSION_BEGINS = Pattern.compile("[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{3,5}\\b.*");

    /** Most of a label of the list of updates, in the languages in which it is known; others are told by their place. */
    private static final Pattern UPDATES = Pattern.compile(
            "(?iu)hotfix.*|correctif.*|исправлени.*|aggiornament.*|revisi[oó]n.*|修补程序.*|修補程式.*|ホットフィックス.*|핫픽스.*|"
                    + "oprav.*|poprawk.*|gyorsjav.*|düzeltme.*");

    /**
     * A label with its value.
     *
     * @param at line, from 0
     * @param entries those numbered below it
     * @param last the last line that belongs to it
     */
    record Line(int at, String label, String value, List<String> entries, int last) {}

    private final List<Line> lines = new ArrayList<>();
    private final int count;

    SystemInfoLines(List<String> text) {
        count = text.size();
        String label = null;
        String value = "";
        int at = 0;
        int last = 0;
        int number = 0;
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < text.size(); i++) {
            String line = text.get(i).strip();
            Matcher numbered = NUMBERED.matcher(line);
            Matcher labelled = LABELLED.matcher(line);
            if (label != null && numbered.matches()) {
                int here = Integer.parseInt(numbered.group(1));
                if (here > number) {
                    entries.add(numbered.group(2).strip());
                    number = here;
                    last = i;
                }
            } else if (labelled.matches()) {
                end(at, label, value, entries, last);
                label = labelled.group(1).strip();
                value = labelled.group(2).strip();
                at = i;
                last = i;
                number = 0;
                entries = new ArrayList<>();
            } else if (label != null && !line.isEmpty() && entries.isEmpty() && wraps(value)) {
                value = (value + " " + line).strip();
                last = i;
            }
        }
        end(at, label, value, entries, last);
    }

    /** A row of {@code /fo csv}: the same lines as fields. */
    SystemInfoLines(List<String> labels, List<String> fields, int row) {
        count = row + 2; // a row that was read ends
        for (int i = 0; i < fields.size(); i++) {
            String label = labels.size() == fields.size() ? labels.get(i).strip() : "";
            String value = fields.get(i).strip();
            lines.add(new Line(row - 1, label, value, inOneField(value), row - 1));
        }
    }

    private void end(int at, @Nullable String label, String value, List<String> entries, int last) {
        if (label != null) {
            lines.add(new Line(at, label, value, entries.isEmpty() ? inOneField(value) : entries, last));
        }
    }

    /** A version that a narrow window broke; the list of updates as the one field of {@code /fo csv}. */
    private static boolean wraps(String value) {
        return (VERSION_BEGINS.matcher(value).matches() && !OsVersion.isIn(value)) || value.contains("[01]:");
    }

    private static List<String> inOneField(String value) {
        List<String> entries = new ArrayList<>();
        if (value.indexOf('[') < 0) {
            return entries;
        }
        Matcher matcher = ENTRY.matcher(value);
        while (matcher.find()) {
            entries.add(matcher.group(1).strip());
        }
        return entries;
    }

    List<Line> all() {
        return lines;
    }

    /** The line with the version of Windows; -1 when there is none. */
    int version() {
        for (int i = 0; i < lines.size(); i++) {
            if (OsVersion.isIn(lines.get(i).value())) {
                return i;
            }
        }
        return -1;
    }

    /** Those with a version of Windows: one for each host. */
    List<Line> versions() {
        return lines.stream().filter(line -> OsVersion.isIn(line.value())).toList();
    }

    /** The labelled line so many before another; absent when there is none. */
    @Nullable
    Line before(int version, int by) {
        return version < by ? null : lines.get(version - by);
    }

    /** Lines after the version, in order. */
    Stream<Line> after(int version) {
        return lines.subList(version + 1, lines.size()).stream();
    }

    /** Absent when the output ends before the list of updates, or the list is not to be told from other lines. */
    @Nullable
    HotfixList hotfixes(int version) {
        Line list = list(version);
        if (list == null) {
            return null;
        }
        List<Entry> entries = list.entries().stream().map(Entry::new).toList();
        Matcher number = Pattern.compile("[0-9]+").matcher(list.value());
        boolean counted = number.find();
        int stated = counted ? Integer.parseInt(number.group()) : entries.size();
        boolean brokenOff = list.last() == count - 1;
        if (brokenOff && !counted) {
            return null;
        }
        return new HotfixList(entries, Math.max(stated, entries.size())).withoutHalfAnEntry(brokenOff);
    }

    /** The line of the updates; absent when there is none. */
    @Nullable
    Line list(int version) {
        List<Line> after = after(version).toList();
        for (Line line : after) {
            if (line.entries().stream().anyMatch(entry -> UPDATE.matcher(entry).matches())) {
                return line;
            }
        }
        for (int i = 0; i < after.size(); i++) {
            if (UPDATES.matcher(after.get(i).label()).matches()
                    || (i > 0 && after.get(i - 1).value().startsWith("\\\\"))) {
                return after.get(i);
            }
        }
        return unnamed(after, lines.get(version).value());
    }

    /**
     * In a language whose label is not known: the words for "not applicable" stand in the version too; where the logon
     * server has them as well, it is the second of two before the network cards.
     */
    private static @Nullable Line unnamed(List<Line> after, String version) {
        int from = 0;
        while (from < after.size() && !isSystemType(after.get(from))) {
            from++;
        }
        for (int i = from + 2; i < after.size() - 1; i++) {
            Line next = after.get(i + 1);
            if (isNone(after.get(i), version)
                    && isNone(after.get(i - 1), version)
                    && (!next.entries().isEmpty() || isNone(next, version))) {
                return after.get(i);
            }
        }
        return null;
    }

    static boolean isSystemType(Line line) {
        return line.value().contains("PC") && WindowsFacts.architecture(line.value()) != null;
    }

    /** {@code 10.0.17763 N/A Build 17763} has {@code N/A}. */
    private static boolean isNone(Line line, String version) {
        String value = line.value().toLowerCase(Locale.ROOT);
        String told = version.toLowerCase(Locale.ROOT);
        return line.entries().isEmpty()
                && !value.isEmpty()
                && told.startsWith(value + " ", Math.max(told.indexOf(' ') + 1, 0));
    }
}
