package dev.mainstay.catalogue.host.registry;

import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.JsonDocument;
import dev.mainstay.catalogue.host.hotfix.HotfixJsonReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Get-ItemProperty} tells of registry keys, as the list it prints or through {@code ConvertTo-Json} and {@code
 * Export-Clixml}. The property {@code PSPath} names the key; without it only that of Windows is known, by its values.
 */
final class ItemProperties {

    private static final Pattern PROPERTY = Pattern.compile("(\\S[^:]{0,60}?)\\s*: ?(.*)");
    private static final Pattern PATH = Pattern.compile("(?i).*?(?:Registry::)?(?:HKEY_LOCAL_MACHINE|HKLM:?)\\\\(.*)");
    /** A console breaks a line at a blank, which is then lost. */
    private static final Pattern LOST_BLANK = Pattern.compile(
            "(?i)(Windows)(NT)|(SQL)(Server)|(Microsoft)(SQL)|(NET)(Framework)|(Framework)(Setup)|(Internet)(Explorer)");

    private ItemProperties() {}

    static boolean isIn(ExportedFile file) {
        String text = file.text();
        if (JsonDocument.isIn(file)) {
            return (text.contains("\"PSPath\"") && text.contains("Registry::"))
                    || (text.contains("\"CurrentBuild") && text.contains("\"UBR\""));
        }
        boolean possible = text.contains("PSPath") || text.contains("UBR");
        return possible && blocks(file).stream().anyMatch(values -> key(values) != null);
    }

    /** Values by key below HKEY_LOCAL_MACHINE, names in lower case. */
    static Map<String, Map<String, String>> keys(ExportedFile file) {
        Map<String, Map<String, String>> keys = new LinkedHashMap<>();
        List<Map<String, String>> all = JsonDocument.isIn(file)
                ? JsonDocument.objects(file).stream()
                        .map(object -> lowered(HotfixJsonReader.fields(object)))
                        .toList()
                : blocks(file);
        for (Map<String, String> values : all) {
            String key = key(values);
            if (key != null) {
                keys.computeIfAbsent(RegistryKeys.path(key), none -> new LinkedHashMap<>())
                        .putAll(values);
            }
        }
        return keys;
    }

    private static @Nullable String key(Map<String, String> values) {
        Matcher path = PATH.matcher(values.getOrDefault("pspath", ""));
        if (path.matches()) {
            return LOST_BLANK
                    .matcher(path.group(1))
                    .replaceAll(words -> Matcher.quoteReplacement(apart(words.group())));
        }
        boolean windows = values.containsKey("ubr")
                && (values.containsKey("currentbuild") || values.containsKey("currentbuildnumber"));
        return windows ? RegistryReader.WINDOWS : null;
    }

    /** {@code WindowsNT} as {@code Windows NT}. */
    private static String apart(String words) {
        return words.replaceFirst("(?i)^(Windows|SQL|Microsoft|NET|Framework|Internet)", "$1 ");
    }

    private static Map<String, String> lowered(Map<String, String> fields) {
        Map<String, String> lowered = new LinkedHashMap<>();
        fields.forEach((name, value) -> lowered.put(name.toLowerCase(Locale.ROOT), value));
        return lowered;
    }

    /** A blank line or a name that comes again begins another key; lines with blanks before them go on. */
    private static List<Map<String, String>> blocks(ExportedFile file) {
        List<Map<String, String>> blocks = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        String last = "";
        for (String line : file.lines()) {
            Matcher property = PROPERTY.matcher(line);
            if (line.isBlank()) {
                last = "";
            } else if (property.matches()) {
                last = property.group(1).toLowerCase(Locale.ROOT);
                if (values.containsKey(last)) {
                    blocks.add(values);
                    values = new LinkedHashMap<>();
                }
                values.put(last, property.group(2).strip());
            } else if (line.startsWith(" ") && !last.isEmpty()) {
                values.merge(last, line.strip(), String::concat);
            }
        }
        blocks.add(values);
        return blocks;
    }
}
