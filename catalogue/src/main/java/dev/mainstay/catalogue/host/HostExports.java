package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.ExportReader;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.host.file.RefusedFile;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.host.file.UnreadableExportException;
import dev.mainstay.catalogue.host.hotfix.BareListReader;
import dev.mainstay.catalogue.host.hotfix.HotfixBlocksReader;
import dev.mainstay.catalogue.host.hotfix.HotfixCsvReader;
import dev.mainstay.catalogue.host.hotfix.HotfixJsonReader;
import dev.mainstay.catalogue.host.hotfix.HotfixTableReader;
import dev.mainstay.catalogue.host.hotfix.NothingListedReader;
import dev.mainstay.catalogue.host.hotfix.PackageListReader;
import dev.mainstay.catalogue.host.registry.RegistryReader;
import dev.mainstay.catalogue.host.system.ComputerInfoReader;
import dev.mainstay.catalogue.host.system.SystemInfoCsvReader;
import dev.mainstay.catalogue.host.system.SystemInfoJsonReader;
import dev.mainstay.catalogue.host.system.SystemInfoReader;
import dev.mainstay.catalogue.host.system.VersionReader;
import dev.mainstay.catalogue.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reader of what administrators exported from their hosts: {@code systeminfo}, {@code wmic qfe}, {@code Get-HotFix}, {@code
 * Get-ComputerInfo}, lists of packages and registry keys, in any language. What a file is, its content tells; several
 * outputs may stand in one file. Files of one machine are put together. A file that cannot be read, or of which one cannot
 * tell whose it is, is refused by itself: the others are read.
 */
public final class HostExports {

    /** Asked in this order. */
    private static final List<ExportReader> READERS = List.of(
            new NothingListedReader(),
            new BareListReader(),
            new VersionReader(),
            new RegistryReader(),
            new ComputerInfoReader(),
            new HotfixJsonReader(),
            new SystemInfoJsonReader(),
            new SystemInfoCsvReader(),
            new HotfixCsvReader(),
            new HotfixBlocksReader(),
            new HotfixTableReader(),
            new PackageListReader(),
            new SystemInfoReader());

    private final List<RefusedFile> refused = new ArrayList<>();

    private HostExports() {}

    /** Hosts in the order of the files, and the files that were refused. */
    public static ReadExports read(List<ExportedFile> files) {
        return new HostExports().readAll(files);
    }

    private ReadExports readAll(List<ExportedFile> files) {
        Map<String, List<ExportFacts>> byName = new LinkedHashMap<>();
        List<List<ExportFacts>> hosts = new ArrayList<>();
        List<ExportFacts> homeless = new ArrayList<>();
        List<List<ExportFacts>> nameless = new ArrayList<>();
        for (ExportedFile file : files) {
            for (ExportFacts told : told(file)) {
                if (told.host() != null) {
                    byName.computeIfAbsent(shortName(told.host()), none -> new ArrayList<>())
                            .add(told);
                } else if (told.windows().version() != null && told.hotfixes() != null) {
                    nameless.add(new ArrayList<>(List.of(told))); // a systeminfo whose first line is missing: a host
                } else {
                    homeless.add(told);
                }
            }
        }
        int refusedBefore = refused.size();
        List<HostFacts> called = new ArrayList<>();
        for (List<ExportFacts> ofOneName : byName.values()) {
            var machines = new Machines(ofOneName);
            refused.addAll(machines.refused());
            hosts.addAll(machines.machines());
        }
        hosts.addAll(nameless);
        boolean conflict = refused.size() > refusedBefore;
        if (hosts.isEmpty() && !homeless.isEmpty() && !conflict) {
            hosts.add(new ArrayList<>(List.of(homeless.removeFirst())));
        }
        homeless.forEach(told -> placeByFolder(told, hosts));
        for (List<ExportFacts> host : hosts) {
            called.add(assembled(host, hosts));
        }
        return new ReadExports(called, refused);
    }

    private static HostFacts assembled(List<ExportFacts> host, List<List<ExportFacts>> all) {
        HostFacts facts = AssembledHost.of(host);
        String name = facts.name();
        List<List<ExportFacts>> ofOneName = all.stream()
                .filter(other -> name != null
                        && other.getFirst().host() != null
                        && shortName(String.valueOf(other.getFirst().host())).equals(shortName(name)))
                .toList();
        return ofOneName.size() > 1 ? facts.named(Machines.calledApart(host, ofOneName)) : facts;
    }

    /** To the only host of the call, or to the only one with files in the same folder. */
    private void placeByFolder(ExportFacts told, List<List<ExportFacts>> hosts) {
        List<List<ExportFacts>> beside = hosts.size() == 1
                ? hosts
                : hosts.stream()
                        .filter(host -> !told.file().folder().isEmpty()
                                && host.stream()
                                        .anyMatch(other -> other.file()
                                                .folder()
                                                .equals(told.file().folder())))
                        .toList();
        if (beside.size() != 1) {
            refuse(told, Remark.WHOSE.with());
            return;
        }
        List<ExportFacts> host = beside.getFirst();
        Integer build = told.windows().build();
        for (ExportFacts other : host) {
            Integer known = other.windows().build();
            if (build != null && known != null && !build.equals(known)) {
                String name = other.host() == null ? "?" : other.host();
                refuse(told, Remark.TWO_BUILDS.with(build, name, other.file().shortName(), known));
                return;
            }
        }
        host.add(told);
    }

    private void refuse(ExportFacts told, Text reason) {
        refused.add(new RefusedFile(told.file().name(), 0, reason));
    }

    /** What each output in the file tells; where one alone names its host, the others are of the same. */
    private List<ExportFacts> told(ExportedFile file) {
        List<ExportFacts> all = new ArrayList<>();
        boolean failed = false;
        try {
            List<ExportedFile> parts = Sections.of(file);
            for (ExportedFile part : parts) {
                for (ExportReader reader : READERS) {
                    boolean banner = reader instanceof VersionReader && parts.size() > 1 && part.firstLine() == 1;
                    if (!banner
                            && reader.recognises(part)
                            && (parts.size() == 1 || !part.text().isBlank())) {
                        all.addAll(reader.read(part));
                        break;
                    }
                }
            }
        } catch (UnreadableExportException e) {
            refused.add(e.refused());
            failed = true;
        }
        if (all.isEmpty() && !failed) {
            refused.add(new RefusedFile(file.name(), 1, Remark.UNKNOWN_KIND.with()));
        }
        return ofOneHost(all);
    }

    private static List<ExportFacts> ofOneHost(List<ExportFacts> all) {
        List<ExportFacts> named =
                all.stream().filter(told -> told.host() != null).toList();
        List<ExportFacts> leading =
                named.stream().filter(told -> told.windows().version() != null).toList();
        List<String> names = named.stream()
                .map(told -> shortName(String.valueOf(told.host())))
                .distinct()
                .toList();
        if (names.size() != 1 || leading.size() > 1) {
            return all;
        }
        ExportFacts one = leading.isEmpty() ? named.getFirst() : leading.getFirst();
        return all.stream()
                .map(told -> told.equals(one)
                        ? told
                        : told.ofHost(one.host()).of(told.identity().and(one.identity())))
                .toList();
    }

    /** Without domain: one program tells it, another does not. */
    private static String shortName(String name) {
        int dot = name.indexOf('.');
        return (dot < 1 ? name : name.substring(0, dot)).toLowerCase(Locale.ROOT);
    }
}
