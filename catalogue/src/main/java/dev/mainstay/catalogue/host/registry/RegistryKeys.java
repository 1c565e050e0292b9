package dev.mainstay.catalogue.host.registry;

import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.host.file.UnreadableExportException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A registry export (REGEDIT4, or version 5.00) or what {@code reg query} or {@code Get-ItemProperty} printed: keys with their strings and 32-bit numbers; other types of value are
 * passed over. Below HKEY_LOCAL_MACHINE, without the WOW6432Node of 32-bit programs. Names without case.
 */
public final class RegistryKeys {

    private static final Pattern KEY = Pattern.compile("\\[(-?)(?:HKEY_LOCAL_MACHINE|HKLM)\\\\(.*)]\\s*");
    private static final Pattern VALUE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"=(.*)");
    private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"\\s*");
    private static final Pattern NUMBER = Pattern.compile("dword:([0-9a-fA-F]{8})\\s*");
    /** All eight digits are always written: fewer mean another number. */
    private static final Pattern CUT_NUMBER = Pattern.compile("d(?:w(?:o(?:r(?:d(?::[0-9a-fA-F]{0,7})?)?)?)?)?\\s*|");

    private final Map<String, Map<String, String>> keys = new LinkedHashMap<>();

    /** @throws UnreadableExportException when a value does not end */
    static RegistryKeys of(ExportedFile file) {
        var registry = new RegistryKeys();
        if (!RegistryReader.isExport(file)) {
            registry.keys.putAll(RegQueryLines.isIn(file) ? RegQueryLines.keys(file) : ItemProperties.keys(file));
            return registry;
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines = file.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                values = registry.keys.computeIfAbsent(path(key.group(2)), none -> new LinkedHashMap<>());
            } else if (line.startsWith("[")) {
                if (!line.stripTrailing().endsWith("]")) {
                    throw file.unreadable(i + 1, Remark.OPEN_VALUE.with());
                }
                values = new LinkedHashMap<>(); // of another hive
            } else if (line.startsWith("\"")) {
                readValue(file, lines, i, values);
            }
        }
        return registry;
    }

    private static void readValue(ExportedFile file, List<String> lines, int at, Map<String, String> values) {
        Matcher value = VALUE.matcher(lines.get(at));
        if (!value.matches()) {
            if (!lines.get(at).matches("\"(?:[^\"\\\\]|\\\\.)*\"?\\\\?")) {
                return; // a name that is no text
            }
            throw file.unreadable(at + 1, Remark.OPEN_VALUE.with());
        }
        String name = unescaped(value.group(1)).toLowerCase(Locale.ROOT);
        Matcher string = STRING.matcher(value.group(2));
        Matcher number = NUMBER.matcher(value.group(2));
        if (string.matches()) {
            values.put(name, unescaped(string.group(1)));
        } else if (number.matches()) {
            values.put(name, Long.toString(Long.parseLong(number.group(1), 16)));
        } else if ((value.group(2).startsWith("\"") && !goesOn(lines, at))
                || CUT_NUMBER.matcher(value.group(2)).matches()) {
            throw file.unreadable(at + 1, Remark.OPEN_VALUE.with());
        }
    }

    /** A string may hold line ends: then a later line closes it. */
    private static boolean goesOn(List<String> lines, int from) {
        return lines.subList(from + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("["))
                .anyMatch(line -> line.stripTrailing().endsWith("\""));
    }

    /** A value below HKEY_LOCAL_MACHINE; absent when it is not there or empty. */
    @Nullable
    String value(String key, String name) {
        String value = keys.getOrDefault(path(key), Map.of()).get(name.toLowerCase(Locale.ROOT));
        return value == null || value.isBlank() ? null : value.strip();
    }

    /** All values of a key; empty when it is not there. */
    Map<String, String> values(String key) {
        return keys.getOrDefault(path(key), Map.of());
    }

    boolean has(String key) {
        String path = path(key);
        return keys.keySet().stream().anyMatch(there -> there.equals(path) || there.startsWith(path + "\\"));
    }

    /** Whether the key itself is there, and not only keys below it: then all that it holds is. */
    boolean isExported(String key) {
        return keys.containsKey(path(key));
    }

    /** The keys directly below one, by their lower-case names. */
    Stream<Entry<String, Map<String, String>>> below(String key) {
        String prefix = path(key) + "\\";
        return keys.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(prefix) && entry.getKey().indexOf('\\', prefix.length()) < 0)
                .map(entry -> Map.entry(entry.getKey().substring(prefix.length()), entry.getValue()));
    }

    /** The lower-case names of the keys directly below one, also of those of which only deeper keys are there. */
    Stream<String> namesBelow(String key) {
        String prefix = path(key) + "\\";
        return keys.keySet().stream()
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()).replaceFirst("\\\\.*", ""))
                .distinct();
    }

    /** Absent when it is no number. */
    public static @Nullable Integer decimal(@Nullable String value) {
        return value != null && value.matches("[0-9]{1,9}") ? (Integer) Integer.parseInt(value) : null;
    }

    /** In lower case, without the WOW6432Node of 32-bit programs. */
    static String path(String key) {
        return key.toLowerCase(Locale.ROOT).replace("\\wow6432node\\", "\\");
    }

    private static String unescaped(String text) {
        return text.indexOf('\\') < 0 ? text : text.replaceAll("\\\\(.)", "$1");
    }
}
