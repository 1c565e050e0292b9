package dev.mainstay.catalogue.view;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.ServicingStackFact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was known on a day: nothing that was published, released or listed as exploited later. A catalogue keeps one
 * revision of a document; where that is later than the day and the document is not, it counts, and is named in {@code
 * revisedLater}: what it said on the day may have differed.
 *
 * @param revisedLater names of documents, sorted
 */
public record AsOf(Catalogue catalogue, List<String> revisedLater) {

    public AsOf {
        revisedLater = List.copyOf(revisedLater);
    }

    public static AsOf of(Catalogue catalogue, LocalDate day) {
        List<Fact> known = new ArrayList<>();
        Set<String> revised = new TreeSet<>();
        Set<String> before = catalogue.facts().stream()
                .filter(UpdateFact.class::isInstance)
                .filter(fact -> isKnown(fact, day))
                .map(fact -> ((UpdateFact) fact).kb())
                .collect(Collectors.toSet());
        for (Fact fact : catalogue.facts()) {
            boolean told = isKnown(fact, day);
            if (fact instanceof WindowsBuildFact build && build.released() == null && isMsrc(fact.origin())) {
                told = before.contains(build.kb());
            }
            if (told) {
                known.add(fact);
                if (isMsrc(fact.origin()) && fact.origin().date().isAfter(day)) {
                    revised.add(fact.origin().document());
                }
            }
        }
        return new AsOf(Catalogue.of(known), List.copyOf(revised));
    }

    private static boolean isKnown(Fact fact, LocalDate day) {
        LocalDate since = since(fact);
        return since == null || !since.isAfter(day);
    }

    /** The first day on which it could be known; absent for what holds on any day, as the ends of support. */
    private static @Nullable LocalDate since(Fact fact) {
        return switch (fact) {
            case UpdateFact update -> orRevision(update.published(), fact);
            case AffectedFact affected -> orRevision(affected.published(), fact);
            case MentionFact mention -> orRevision(mention.published(), fact);
            case ExploitedFact exploited -> exploited.added();
            case SqlBuildFact build -> build.released();
            case WindowsBuildFact build -> build.released();
            case ServicingStackFact stack -> stack.released();
            case MonthlyRollupFact rollup ->
                rollup.month() == null ? null : rollup.month().atDay(1);
            case WorkloadBuildFact build ->
                build.released() == null ? null : build.released().atDay(1);
            default -> null;
        };
    }

    private static LocalDate orRevision(@Nullable LocalDate published, Fact fact) {
        return published == null ? fact.origin().date() : published;
    }

    private static boolean isMsrc(Origin origin) {
        return origin.source() == Source.MSRC_CVRF || origin.source() == Source.MSRC_CSAF;
    }
}
