package dev.mainstay.catalogue.host.hotfix;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.HotfixList;
import dev.mainstay.catalogue.host.facts.HotfixList.Entry;
import dev.mainstay.catalogue.host.facts.InstallDates;
import dev.mainstay.catalogue.host.file.ExportedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records of WMI's class Win32_QuickFixEngineering, one per update, in whatever form they were printed. WMI does not
 * translate the names of its properties.
 */
public final class HotfixRecords {

    public static final String ID = "HotFixID";

    private static final List<String> HOST = List.of("CSName", "Node", "PSComputerName", "Source", "__SERVER");

    private HotfixRecords() {}

    static boolean isHost(String property) {
        return HOST.contains(property);
    }

    /** What the records tell, by host. Names of properties are compared without case. */
    static List<ExportFacts> told(ExportedFile file, List<Map<String, String>> records) {
        InstallDates dates = InstallDates.of(records.stream()
                .map(fields -> fields.getOrDefault("InstalledOn", ""))
                .toList());
        Map<String, List<Entry>> byHost = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Map<String, String> fields : records) {
            String label = present(fields.get(ID));
            if (label == null) {
                continue;
            }
            String host = HOST.stream()
                    .map(property -> present(fields.get(property)))
                    .filter(name -> name != null)
                    .findFirst()
                    .orElse("");
            String key = host.toLowerCase(Locale.ROOT);
            names.putIfAbsent(key, host);
            byHost.computeIfAbsent(key, none -> new ArrayList<>())
                    .add(new Entry(
                            label, present(fields.get("ServicePackInEffect")), dates.read(fields.get("InstalledOn"))));
        }
        List<ExportFacts> told = new ArrayList<>();
        byHost.forEach((key, entries) -> told.add(ExportFacts.ofHotfixes(
                file,
                Optional.ofNullable(names.get(key))
                        .filter(name -> !name.isEmpty())
                        .orElse(null),
                whole(file, records, entries))));
        return told.isEmpty() ? List.of(ExportFacts.ofHotfixes(file, null, new HotfixList(List.of()))) : told;
    }

    /** Less than the whole list where the text ends within its last entry. */
    private static HotfixList whole(ExportedFile file, List<Map<String, String>> records, List<Entry> entries) {
        Map<String, String> last = records.getLast();
        boolean endsThere = file.endsWithinALine()
                && file.text().endsWith(entries.getLast().label())
                && entries.getLast().label().equals(present(last.get(ID)));
        HotfixList list = new HotfixList(entries);
        HotfixList without = list.withoutHalfAnEntry(endsThere);
        return without.entries().size() == list.entries().size()
                ? list
                : new HotfixList(without.entries(), HotfixList.MORE_THAN_LISTED);
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}
