package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.PatchTuesday;
import dev.mainstay.catalogue.fact.ServicingStackFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What tables of updates know of one product: cumulative updates by build, servicing stacks, monthly rollups. They name
 * what fixes no vulnerability of its own, and builds from before May 2021, which no document does.
 *
 * @param line the start of the product's builds ({@code 10.0.17763}); absent where no table has any
 * @param updates by KB
 * @param builds all that an update brings, by KB: one published again has two
 */
record KnownUpdates(@Nullable Version line, Map<String, KnownUpdate> updates, Map<String, Set<Version>> builds) {

    static final KnownUpdates NONE = new KnownUpdates(null, Map.of(), Map.of());

    static KnownUpdates of(Catalogue catalogue, String product) {
        return WindowsRelease.of(product).map(release -> of(catalogue, release)).orElse(NONE);
    }

    private static KnownUpdates of(Catalogue catalogue, WindowsRelease release) {
        Map<String, KnownUpdate> known = new TreeMap<>();
        List<WindowsBuildFact> builds = new ArrayList<>(catalogue.buildsOfRelease(release.builds()));
        if (release.builds().equals("Windows Server 2022")) {
            builds.addAll(catalogue.buildsOfRelease("Windows Server 2022 Datacenter: Azure Edition"));
        }
        Map<String, Set<Version>> all = new TreeMap<>();
        builds.forEach(fact -> {
            known.merge(fact.kb(), known(fact), KnownUpdates::lower);
            all.computeIfAbsent(fact.kb(), kb -> new TreeSet<>()).add(fact.build());
        });
        undated(catalogue.servicingStacks(release.packages()).stream()
                        .map(KnownUpdates::known)
                        .toList())
                .forEach(update -> known.putIfAbsent(update.kb(), update));
        undated(catalogue.monthlyRollups(release.packages()).stream()
                        .map(KnownUpdates::known)
                        .toList())
                .forEach(update -> known.putIfAbsent(update.kb(), update));
        Version line = builds.isEmpty() ? null : builds.getFirst().build().withoutRevision();
        return new KnownUpdates(line, known, all);
    }

    private static KnownUpdate known(WindowsBuildFact fact) {
        return new KnownUpdate(
                fact.origin(),
                fact.kb(),
                fact.kind() == WindowsBuildFact.Kind.HOTPATCH ? Track.HOTPATCH : Track.CUMULATIVE,
                fact.build(),
                fact.released());
    }

    private static KnownUpdate known(ServicingStackFact fact) {
        return new KnownUpdate(fact.origin(), fact.kb(), Track.SERVICING_STACK, null, fact.released());
    }

    private static KnownUpdate known(MonthlyRollupFact fact) {
        Track track = switch (fact.kind()) {
            case MONTHLY_ROLLUP -> Track.MONTHLY_ROLLUP;
            case SECURITY_ONLY -> Track.SECURITY_ONLY;
            case PREVIEW_ROLLUP, ROLLUP_OR_PREVIEW -> Track.PREVIEW_ROLLUP;
        };
        // Previews have the month of the document that names them, which is that of a later rollup or none of theirs.
        LocalDate released =
                fact.month() == null || track == Track.PREVIEW_ROLLUP ? null : PatchTuesday.of(fact.month());
        return new KnownUpdate(fact.origin(), fact.kb(), track, null, released);
    }

    /** Some updates were published again with a higher revision: who has the lower one has the update. */
    private static KnownUpdate lower(KnownUpdate one, KnownUpdate other) {
        return revision(other) < revision(one) ? other : one;
    }

    private static int revision(KnownUpdate update) {
        return update.build() == null ? 0 : update.build().revision();
    }

    /**
     * Those without a day come a day after the last of a lower number that has one: numbers of a kind are handed out over
     * time. Those below all others are left out.
     */
    private static List<KnownUpdate> undated(List<KnownUpdate> updates) {
        List<KnownUpdate> placed = new ArrayList<>();
        for (KnownUpdate update : updates) {
            if (update.released() != null) {
                placed.add(update);
                continue;
            }
            Optional<LocalDate> before = updates.stream()
                    .filter(other -> other.released() != null && other.track() != Track.SECURITY_ONLY)
                    .filter(other -> number(other) < number(update))
                    .map(other -> Objects.requireNonNull(other.released()))
                    .max(Comparator.naturalOrder());
            before.ifPresent(day ->
                    placed.add(new KnownUpdate(update.origin(), update.kb(), update.track(), null, day.plusDays(1))));
        }
        return placed;
    }

    private static long number(KnownUpdate update) {
        return Long.parseLong(update.kb().substring(2));
    }

    boolean has(String kb) {
        return updates.containsKey(kb);
    }
}
