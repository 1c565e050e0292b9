package dev.mainstay.catalogue.host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads what administrators exported from their hosts: {@code systeminfo}, {@code wmic qfe}, {@code Get-HotFix}, {@code
 * Get-ComputerInfo} and registry keys, in any language. What a file is, its content tells. Files of one host, told by its
 * name, are put together.
 */
public final class HostExports {

    /** Asked in this order. */
    private static final List<ExportReader> READERS = List.of(
            new RegistryReader(),
            new ComputerInfoReader(),
            new HotfixJsonReader(),
            new SystemInfoCsvReader(),
            new HotfixCsvReader(),
            new HotfixBlocksReader(),
            new HotfixTableReader(),
            new SystemInfoReader());

    private HostExports() {}

    /**
     * One for each host, in the order of the files.
     *
     * @throws UnreadableExportException for a file that tells nothing, does not tell whose it is, or contradicts another
     */
    public static List<HostFacts> hosts(List<ExportedFile> files) {
        Map<String, List<ToldByFile>> byName = new LinkedHashMap<>();
        List<List<ToldByFile>> nameless = new ArrayList<>();
        List<ToldByFile> homeless = new ArrayList<>();
        for (ExportedFile file : files) {
            for (ToldByFile told : told(file)) {
                if (told.host() != null) {
                    byName.computeIfAbsent(shortName(told.host()), none -> new ArrayList<>())
                            .add(told);
                } else if (told.windows().build() != null && told.hotfixes() != null) {
                    nameless.add(new ArrayList<>(List.of(told))); // a systeminfo whose first line is missing: a host
                } else {
                    homeless.add(told);
                }
            }
        }
        List<List<ToldByFile>> hosts = new ArrayList<>(byName.values());
        hosts.addAll(nameless);
        if (!homeless.isEmpty() && hosts.size() > 1) {
            throw homeless.getFirst().file().unreadable(1, Remark.WHOSE.with());
        }
        if (hosts.isEmpty()) {
            hosts.add(new ArrayList<>());
        }
        hosts.getFirst().addAll(homeless);
        return hosts.stream().map(AssembledHost::of).toList();
    }

    private static List<ToldByFile> told(ExportedFile file) {
        return READERS.stream()
                .filter(reader -> reader.recognises(file))
                .findFirst()
                .orElseThrow(() -> file.unreadable(1, Remark.UNKNOWN_KIND.with()))
                .read(file);
    }

    /** Without domain: one program tells it, another does not. */
    private static String shortName(String name) {
        int dot = name.indexOf('.');
        return (dot < 1 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
