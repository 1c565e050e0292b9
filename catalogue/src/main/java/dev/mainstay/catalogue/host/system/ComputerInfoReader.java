package dev.mainstay.catalogue.host.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.facts.HotfixList;
import dev.mainstay.catalogue.host.facts.HotfixList.Entry;
import dev.mainstay.catalogue.host.facts.Identity;
import dev.mainstay.catalogue.host.facts.InstallDates;
import dev.mainstay.catalogue.host.facts.WindowsFacts;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.JsonDocument;
import dev.mainstay.catalogue.host.hotfix.HotfixJsonReader;
import dev.mainstay.catalogue.host.hotfix.HotfixRecords;
import dev.mainstay.catalogue.host.registry.RegistryKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code Get-ComputerInfo}, as the list it prints or through {@code ConvertTo-Json}. Property names are not translated. */
public final class ComputerInfoReader implements ExportReader {

    private static final Pattern PROPERTY = Pattern.compile("\\s{0,8}((?:Windows|Os|Cs|Bios)\\w+)\\s*: ?(.*)");
    private static final List<String> TOLD = List.of("OsVersion", "OsBuildNumber", "WindowsProductName");
    private static final Pattern LISTED = Pattern.compile("(?m)^\\s*(?:" + String.join("|", TOLD) + ")\\s*:");
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,2}\\.[0-9]{1,2})\\.([0-9]{3,5})(?:\\..*)?");
    private static final String HOTFIXES = "OsHotFixes";
    private static final Map<String, String> OPERATING_SYSTEM = Map.of(
            "Caption", "OsName",
            "Version", "OsVersion",
            "CSName", "CsName",
            "OSArchitecture", "CsSystemType",
            "ServicePackMajorVersion", "OsServicePackMajorVersion",
            "InstallDate", "OsInstallDate",
            "SerialNumber", "OsSerialNumber");
    private static final String SERVER_CORE = "Server Core";

    @Override
    public boolean recognises(ExportedFile file) {
        return JsonDocument.isIn(file)
                ? file.text().contains("\"OsVersion\"")
                        || file.text().contains("\"WindowsProductName\"")
                        || isOperatingSystem(file)
                : TOLD.stream().anyMatch(property -> file.text().contains(property))
                        && LISTED.matcher(file.text()).find();
    }

    /** {@code Get-CimInstance Win32_OperatingSystem}. */
    private static boolean isOperatingSystem(ExportedFile file) {
        return Stream.of("CSName", "Caption", "BuildNumber", "Version")
                .allMatch(property -> file.text().contains("\"" + property + "\""));
    }

    @Override
    public List<ExportFacts> read(ExportedFile file) {
        if (!JsonDocument.isIn(file)) {
            return listed(file).stream()
                    .map(fields -> told(file, fields, listedHotfixes(fields.get(HOTFIXES))))
                    .toList();
        }
        return JsonDocument.objects(file).stream()
                .map(object -> told(file, named(HotfixJsonReader.fields(object)), hotfixes(object.path(HOTFIXES))))
                .toList();
    }

    /** Values go on in the next line with blanks before them; where a property comes again, another host begins. */
    private static List<Map<String, String>> listed(ExportedFile file) {
        List<Map<String, String>> hosts = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        String last = "";
        for (String line : file.lines()) {
            Matcher matcher = PROPERTY.matcher(line);
            if (matcher.matches()) {
                last = matcher.group(1);
                if (fields.containsKey(last)) {
                    hosts.add(fields);
                    fields = new LinkedHashMap<>();
                }
                fields.put(last, matcher.group(2).strip());
            } else if (line.startsWith("    ") && !last.isEmpty()) {
                fields.merge(last, line.strip(), (before, more) -> before + " " + more);
            }
        }
        hosts.add(fields);
        return hosts;
    }

    /** {@code {KB4486553, KB4465065...}}: without {@code $FormatEnumerationLimit = -1} only the first four. */
    private static @Nullable HotfixList listedHotfixes(@Nullable String told) {
        if (told == null) {
            return null;
        }
        List<Entry> entries = new ArrayList<>();
        Matcher matcher = Pattern.compile("(KB|Q)[0-9]{5,7}").matcher(told);
        while (matcher.find()) {
            entries.add(new Entry(matcher.group()));
        }
        boolean more = told.contains("...")
                || told.contains("…")
                || (entries.isEmpty() && !told.replaceAll("[{} ]", "").isEmpty());
        return new HotfixList(entries, more ? HotfixList.MORE_THAN_LISTED : entries.size());
    }

    /** The names of Win32_OperatingSystem as those of {@code Get-ComputerInfo}. */
    private static Map<String, String> named(Map<String, String> fields) {
        if (fields.containsKey("BuildNumber") && fields.containsKey("Caption")) {
            OPERATING_SYSTEM.forEach((name, as) -> fields.putIfAbsent(as, fields.getOrDefault(name, "")));
        }
        return fields;
    }

    /** {@code ConvertTo-Json} makes one text of what lies deeper than its depth: the numbers may be in it. */
    private static @Nullable HotfixList hotfixes(JsonNode list) {
        if (list.isTextual()) {
            return listedHotfixes(list.asText());
        }
        if (list.isObject()) {
            return hotfixes(JsonNodeFactory.instance.arrayNode().add(list));
        }
        if (!list.isArray()) {
            return null;
        }
        List<Map<String, String>> records =
                list.valueStream().map(HotfixJsonReader::record).toList();
        InstallDates dates = InstallDates.of(records.stream()
                .map(fields -> fields.getOrDefault("InstalledOn", ""))
                .toList());
        return new HotfixList(records.stream()
                .map(fields -> new Entry(
                        fields.getOrDefault(HotfixRecords.ID, "").strip(), null, dates.read(fields.get("InstalledOn"))))
                .toList());
    }

    private static ExportFacts told(ExportedFile file, Map<String, String> fields, @Nullable HotfixList hotfixes) {
        Matcher version = VERSION.matcher(fields.getOrDefault("OsVersion", ""));
        boolean known = version.matches();
        String caption = present(fields.getOrDefault("OsName", fields.getOrDefault("WindowsProductName", "")));
        String installation = present(fields.get("WindowsInstallationType"));
        var windows = new WindowsFacts(
                caption,
                known ? version.group(1) : null,
                known ? (Integer) Integer.parseInt(version.group(2)) : null,
                RegistryKeys.decimal(fields.get("WindowsUBR")),
                RegistryKeys.decimal(fields.get("OsServicePackMajorVersion")),
                architecture(fields),
                installation == null ? WindowsFacts.isServer(caption) : (Boolean) installation.startsWith("Server"),
                installation == null ? null : (Boolean) installation.equals(SERVER_CORE));
        String host = present(fields.getOrDefault("CsDNSHostName", fields.getOrDefault("CsName", "")));
        var identity = new Identity(
                present(fields.get("CsDomain")),
                present(fields.getOrDefault("WindowsProductId", fields.getOrDefault("OsSerialNumber", ""))),
                present(fields.get("OsInstallDate")),
                present(fields.get("BiosSeralNumber")), // so spelt
                null);
        return ExportFacts.ofSystem(file, host, windows, hotfixes).of(identity);
    }

    private static @Nullable String architecture(Map<String, String> fields) {
        String told = WindowsFacts.architecture(fields.get("CsSystemType"));
        return told != null ? told : WindowsFacts.architecture(fields.get("WindowsBuildLabEx"));
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
