package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.host.HotfixList.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code systeminfo} prints ({@code /fo list} is the same). Its labels are in the host's language, but the order of
 * its lines is the same in all: host name, name and version of Windows, …, type of system, …, logon server, updates.
 */
final class SystemInfoReader implements ExportReader {

    private static final Pattern LABELLED = Pattern.compile("(\\S[^:：]{0,70})[:：] *(.*)");
    private static final Pattern NUMBERED = Pattern.compile(" +\\[([0-9]{2,4})\\]: ?(.*)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final String LOGON_SERVER = "\\\\";

    @Override
    public boolean recognises(ExportedFile file) {
        List<String> lines = file.lines();
        if (versionLine(lines) >= 0) {
            return true;
        }
        // Broken off so early that only the first lines are there.
        List<String> written = lines.stream().filter(line -> !line.isBlank()).toList();
        return written.stream().allMatch(line -> LABELLED.matcher(line).matches())
                && written.stream().anyMatch(line -> ToldWindows.isServer(value(line)) != null);
    }

    @Override
    public List<ToldByFile> read(ExportedFile file) {
        List<String> lines = file.lines();
        int at = versionLine(lines);
        if (at < 0) {
            throw file.unreadable(lines.size(), Remark.NO_VERSION.with());
        }
        String caption = valueBefore(lines, at);
        String host = null;
        if (caption != null) {
            host = valueBefore(lines, previousLabelled(lines, at));
            if (ToldWindows.isServer(caption) == null) {
                host = caption;
                caption = null;
            }
        }
        var version = OsVersion.in(String.valueOf(value(lines.get(at))));
        ToldWindows windows = version.told(caption, architecture(lines, at));
        return List.of(ToldByFile.ofSystem(file, host, windows, hotfixes(lines, at)));
    }

    private static int versionLine(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String value = value(lines.get(i));
            if (value != null && OsVersion.isIn(value)) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String value(String line) {
        Matcher matcher = LABELLED.matcher(line);
        return matcher.matches() ? matcher.group(2).strip() : null;
    }

    private static int previousLabelled(List<String> lines, int from) {
        int i = from - 1;
        while (i >= 0 && value(lines.get(i)) == null) {
            i--;
        }
        return i;
    }

    private static @Nullable String valueBefore(List<String> lines, int from) {
        int i = from < 0 ? -1 : previousLabelled(lines, from);
        String value = i < 0 ? null : value(lines.get(i));
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable String architecture(List<String> lines, int after) {
        for (String line : lines.subList(after + 1, lines.size())) {
            if (NUMBERED.matcher(line).matches()) {
                return null; // the processors come after the type of system
            }
            String value = value(line);
            String architecture = value != null && value.contains("PC") ? ToldWindows.architecture(value) : null;
            if (architecture != null) {
                return architecture;
            }
        }
        return null;
    }

    /** Absent when the output ends before the list of updates. */
    private static @Nullable HotfixList hotfixes(List<String> lines, int after) {
        boolean logonServerSeen = false;
        for (int i = after + 1; i < lines.size(); i++) {
            String value = value(lines.get(i));
            if (value == null) {
                continue;
            }
            List<Entry> entries = entries(lines, i + 1);
            boolean named = entries.stream().anyMatch(entry -> entry.label().matches("(KB|Q)[0-9]{5,7}.*"));
            if (logonServerSeen || named) {
                Matcher count = NUMBER.matcher(value);
                boolean counted = count.find();
                int stated = counted ? Integer.parseInt(count.group()) : entries.size();
                boolean brokenOff = i + entries.size() == lines.size() - 1;
                if (brokenOff && !counted) {
                    return null;
                }
                return new HotfixList(entries, Math.max(stated, entries.size())).withoutHalfAnEntry(brokenOff);
            }
            logonServerSeen = value.startsWith(LOGON_SERVER);
        }
        return null;
    }

    private static List<Entry> entries(List<String> lines, int from) {
        List<Entry> entries = new ArrayList<>();
        for (String line : lines.subList(from, lines.size())) {
            Matcher matcher = NUMBERED.matcher(line);
            if (!matcher.matches() || Integer.parseInt(matcher.group(1)) != entries.size() + 1) {
                break;
            }
            entries.add(new Entry(matcher.group(2).strip()));
        }
        return entries;
    }
}
