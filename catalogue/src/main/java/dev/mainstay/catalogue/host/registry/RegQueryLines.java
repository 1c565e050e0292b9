package dev.mainstay.catalogue.host.registry;

import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code reg query} prints: a key on a line of its own, below it its values as name, type and data, between them four
 * blanks or, on Windows XP, a tab. Strings and 32-bit numbers are read.
 */
final class RegQueryLines {

    private static final Pattern KEY = Pattern.compile("\\s{0,3}(HKEY_[A-Z_]+|HKLM)\\\\(.*\\S)\\s*");
    private static final Pattern VALUE =
            Pattern.compile("\\s+(\\S.*?)(?:\\s{2,}|\\t)REG_(SZ|EXPAND_SZ|DWORD)(?:\\s{2,}|\\t|$)\\s*(.*?)\\s*");
    private static final Pattern NUMBER = Pattern.compile("0x([0-9a-fA-F]{1,8})(?:\\s.*)?");

    private RegQueryLines() {}

    static boolean isIn(ExportedFile file) {
        return file.lines().stream().anyMatch(line -> KEY.matcher(line).matches());
    }

    /** Values by key below HKEY_LOCAL_MACHINE, names in lower case. */
    static Map<String, Map<String, String>> keys(ExportedFile file) {
        Map<String, Map<String, String>> keys = new LinkedHashMap<>();
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : file.lines()) {
            Matcher key = KEY.matcher(line);
            Matcher value = VALUE.matcher(line);
            if (key.matches()) {
                boolean machine = key.group(1).equals("HKEY_LOCAL_MACHINE")
                        || key.group(1).equals("HKLM");
                values = machine
                        ? keys.computeIfAbsent(RegistryKeys.path(key.group(2)), none -> new LinkedHashMap<>())
                        : new LinkedHashMap<>();
            } else if (value.matches()) {
                Matcher number = NUMBER.matcher(value.group(3));
                values.put(
                        value.group(1).toLowerCase(Locale.ROOT),
                        value.group(2).equals("DWORD") && number.matches()
                                ? Long.toString(Long.parseLong(number.group(1), 16))
                                : value.group(3));
            }
        }
        return keys;
    }
}
