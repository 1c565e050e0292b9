package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.Identity;
import dev.mainstay.catalogue.host.facts.Identity.Sameness;
import dev.mainstay.catalogue.host.file.RefusedFile;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that name one host, by machine: machines of different domains may have one name. Files of which one cannot tell
 * whether they are of one machine are refused, all of them, because one of two lists of updates would be judged for both.
 */
final class Machines {

    private final List<List<ExportFacts>> machines = new ArrayList<>();
    /** Those whose files contradict each other. */
    private final Set<List<ExportFacts>> doubtful = Collections.newSetFromMap(new IdentityHashMap<>());

    private final List<RefusedFile> refused = new ArrayList<>();

    /** @param files all that tell the same short name */
    Machines(List<ExportFacts> files) {
        // What tells most of a machine first: what tells nothing goes to the only one there is.
        List<ExportFacts> order = files.stream()
                .sorted(Comparator.comparingInt(told -> told.identity().equals(Identity.NOTHING)
                        ? told.windows().build() == null ? 2 : 1
                        : 0))
                .toList();
        order.forEach(this::place);
    }

    List<List<ExportFacts>> machines() {
        return machines.stream().filter(machine -> !doubtful.contains(machine)).toList();
    }

    List<RefusedFile> refused() {
        return refused;
    }

    private void place(ExportFacts told) {
        List<List<ExportFacts>> possible = machines.stream()
                .filter(machine -> machine.stream()
                        .allMatch(other -> other.identity().compared(told.identity()) != Sameness.DIFFERENT))
                .toList();
        List<List<ExportFacts>> sure = possible.stream()
                .filter(machine -> machine.stream().anyMatch(other -> isSure(other, told)))
                .toList();
        if (sure.size() == 1) {
            add(sure.getFirst(), told);
            return;
        }
        if (possible.size() > 1) {
            refuse(told, Remark.WHICH_MACHINE.with(String.valueOf(told.host()), names(machines)));
        } else if (possible.isEmpty()) {
            machines.add(new ArrayList<>(List.of(told)));
        } else {
            add(possible.getFirst(), told);
        }
    }

    /** Parts of one file beside each other, or two files that tell the same machine. */
    private static boolean isSure(ExportFacts one, ExportFacts other) {
        return one.identity().compared(other.identity()) == Sameness.SAME;
    }

    private void add(List<ExportFacts> machine, ExportFacts told) {
        for (ExportFacts other : machine) {
            Text contradiction = contradiction(other, told);
            if (contradiction != null) {
                refuse(told, contradiction);
                doubtful.add(machine);
                return;
            }
        }
        machine.add(told);
    }

    private static @Nullable Text contradiction(ExportFacts one, ExportFacts other) {
        Integer build = one.windows().build();
        Integer otherBuild = other.windows().build();
        if (build != null && otherBuild != null && !build.equals(otherBuild)) {
            return Remark.TWO_BUILDS.with(
                    otherBuild, String.valueOf(other.host()), one.file().shortName(), build);
        }
        boolean twice = build != null
                && otherBuild != null
                && one.hotfixes() != null
                && other.hotfixes() != null
                && !isSure(one, other)
                && !Objects.equals(one.hotfixes(), other.hotfixes());
        return twice
                ? Remark.TWO_LISTS.with(String.valueOf(other.host()), one.file().shortName())
                : null;
    }

    private void refuse(ExportFacts told, Text reason) {
        refused.add(new RefusedFile(told.file().name(), 0, reason));
    }

    private static String names(List<List<ExportFacts>> machines) {
        return machines.stream()
                .map(machine -> machine.getFirst().file().shortName())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** What a machine is called where others have the same name: by domain and product, and where these are one too by all. */
    static String calledApart(List<ExportFacts> machine, List<List<ExportFacts>> all) {
        String called = called(machine, 2);
        boolean unclear =
                all.stream().filter(other -> called(other, 2).equals(called)).count() > 1;
        return unclear ? called(machine, Integer.MAX_VALUE) : called;
    }

    private static String called(List<ExportFacts> machine, int parts) {
        Identity identity = machine.stream().map(ExportFacts::identity).reduce(Identity.NOTHING, Identity::and);
        String told = Stream.of(
                        identity.domain(),
                        identity.productId(),
                        identity.installed(),
                        identity.serial(),
                        identity.guid())
                .filter(Objects::nonNull)
                .limit(parts)
                .collect(Collectors.joining(", "));
        String file = machine.getFirst().file().shortName();
        return machine.getFirst().host() + " (" + (told.isEmpty() ? file : told) + ")";
    }
}
