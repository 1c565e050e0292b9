package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One {@link Update} for each KB of a product, whatever the number of documents that name it and their order. */
final class UpdateMerge {

    /**
     * A Security Update for Windows 10 or later that fixes as many vulnerabilities as this is the cumulative one: those
     * of their own (Secure Boot lists, microcode) fix one to three.
     */
    private static final int CUMULATIVE_FROM = 4;

    private static final Comparator<UpdateFact> EARLIEST = Comparator.comparing(UpdateMerge::published)
            .thenComparing(fact -> fact.origin().document())
            .thenComparing(UpdateFact::key);

    private static final Comparator<Vulnerability> BY_CVE = Comparator.comparing(Vulnerability::cve)
            .thenComparing(vulnerability -> vulnerability.severity() == null ? "" : vulnerability.severity());

    private UpdateMerge() {}

    static Map<String, Update> merge(String product, List<UpdateFact> facts) {
        Map<String, List<UpdateFact>> byKb = new TreeMap<>();
        for (UpdateFact fact : facts) {
            byKb.computeIfAbsent(fact.kb(), kb -> new ArrayList<>()).add(fact);
        }
        Set<String> cumulative = Track.onWindows10(product) ? cumulative(byKb) : Set.of();
        Map<String, Update> updates = new TreeMap<>();
        byKb.forEach((kb, same) -> {
            same.sort(EARLIEST);
            updates.put(kb, merge(product, kb, same, cumulative.contains(kb)));
        });
        return updates;
    }

    private static Update merge(String product, String kb, List<UpdateFact> facts, boolean cumulative) {
        Track track = Track.SINGLE;
        Version build = null;
        String restart = null;
        Set<Vulnerability> vulnerabilities = new HashSet<>();
        Set<Origin> origins = new LinkedHashSet<>();
        for (UpdateFact fact : facts) {
            Track said = Track.of(fact.track(), product);
            track = said.compareTo(track) < 0 ? said : track;
            Version found = build(fact);
            if (found != null && (build == null || found.revision() > build.revision())) {
                build = found;
            }
            restart = restart == null ? fact.restartRequired() : restart;
            vulnerabilities.addAll(fact.vulnerabilities());
            origins.add(fact.origin());
        }
        return new Update(
                kb,
                track == Track.SINGLE && cumulative ? Track.CUMULATIVE : track,
                build,
                released(facts),
                vulnerabilities.stream().sorted(BY_CVE).toList(),
                restart,
                List.copyOf(origins));
    }

    /** Those with a full build or many vulnerabilities, and all that they supersede. */
    private static Set<String> cumulative(Map<String, List<UpdateFact>> byKb) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>();
        byKb.forEach((kb, facts) -> {
            boolean built = facts.stream().anyMatch(fact -> build(fact) != null);
            boolean many =
                    facts.stream().anyMatch(fact -> fact.vulnerabilities().size() >= CUMULATIVE_FROM);
            if (built || many) {
                open.add(kb);
            }
        });
        while (!open.isEmpty()) {
            String kb = open.removeLast();
            if (found.add(kb)) {
                byKb.getOrDefault(kb, List.of()).forEach(fact -> open.addAll(fact.supersedes()));
            }
        }
        return found;
    }

    private static @Nullable Version build(UpdateFact fact) {
        return Optional.ofNullable(fact.fixedBuild())
                .flatMap(Version::ofWindows)
                .orElse(null);
    }

    /**
     * A document is revised for years: an update may turn up in an older one, where it replaced another, or in a younger
     * one that tells of a vulnerability it had fixed silently. Most of its vulnerabilities are told in its own month.
     */
    private static @Nullable LocalDate released(List<UpdateFact> facts) {
        Map<LocalDate, Integer> count = new TreeMap<>();
        for (UpdateFact fact : facts) {
            if (fact.published() != null) {
                count.merge(fact.published(), fact.vulnerabilities().size(), Integer::sum);
            }
        }
        return count.entrySet().stream()
                .max(Map.Entry.<LocalDate, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<LocalDate, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static LocalDate published(UpdateFact fact) {
        return fact.published() == null ? fact.origin().date() : fact.published();
    }
}
