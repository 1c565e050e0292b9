package dev.mainstay.catalogue.index;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.PatchTuesday;
import dev.mainstay.catalogue.fact.RevisionsFact.Revised;
import dev.mainstay.catalogue.fact.ServicingStackFact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.UpdateFact.Vulnerability;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was known on a day: nothing that was published, released or listed as exploited later. A catalogue keeps one revision
 * of a document, which tells of each vulnerability when it was last changed: what was not changed after the day counts as it
 * is. Of what was, updates that came out later do not count, and the vulnerability is named in {@code revisedLater}: which
 * update the document named on the day may not be known.
 *
 * @param revisedLater vulnerabilities of the products with updates, sorted
 */
public record CatalogueOnDay(Catalogue catalogue, List<String> revisedLater) {

    public CatalogueOnDay {
        revisedLater = List.copyOf(revisedLater);
    }

    public static CatalogueOnDay of(Catalogue catalogue, LocalDate day) {
        return new Selection(catalogue, day).made();
    }

    private static final class Selection {
        private final Catalogue catalogue;
        private final LocalDate day;
        private final History history;
        private final List<Fact> known = new ArrayList<>();
        private final Set<String> kbs = new HashSet<>();
        private final Set<String> revised = new TreeSet<>();

        Selection(Catalogue catalogue, LocalDate day) {
            this.catalogue = catalogue;
            this.day = day;
            this.history = new History(catalogue);
        }

        CatalogueOnDay made() {
            List<WindowsBuildFact> ofDocuments = new ArrayList<>();
            for (Fact fact : catalogue.facts()) {
                switch (fact) {
                    case UpdateFact update -> add(update);
                    case AffectedFact affected -> add(affected);
                    case WindowsBuildFact build
                    when build.released() == null && isMsrc(build.origin()) -> ofDocuments.add(build);
                    default -> {
                        if (isKnown(fact)) {
                            known.add(fact);
                        }
                    }
                }
            }
            ofDocuments.stream().filter(build -> kbs.contains(build.kb())).forEach(known::add);
            return new CatalogueOnDay(Catalogue.of(known), List.copyOf(revised));
        }

        private void add(UpdateFact update) {
            if (history.isReleasedAfter(update.kb(), day)) {
                update.vulnerabilities().forEach(vulnerability -> changed(vulnerability.cve(), update));
                return;
            }
            List<Vulnerability> then = update.vulnerabilities().stream()
                    .filter(vulnerability -> counts(vulnerability, update))
                    .toList();
            boolean known = update.vulnerabilities().isEmpty()
                    ? !orRevision(update.published(), update).isAfter(day)
                    : !then.isEmpty();
            if (known) {
                this.known.add(update.fixing(then));
                kbs.add(update.kb());
            }
        }

        private boolean counts(Vulnerability vulnerability, UpdateFact update) {
            Revised days = history.of(update.origin(), vulnerability.cve(), update.published());
            if (days.first().isAfter(day)) {
                return false;
            }
            return !changed(vulnerability.cve(), update) || !history.isNamedAfter(update.kb(), day);
        }

        /** Whether a vulnerability that was known was changed after the day. */
        private boolean changed(String cve, UpdateFact update) {
            return changed(history.of(update.origin(), cve, update.published()));
        }

        private boolean changed(Revised days) {
            boolean changed = !days.first().isAfter(day) && days.last().isAfter(day);
            if (changed) {
                revised.add(days.cve());
            }
            return changed;
        }

        private void add(AffectedFact affected) {
            Revised days = history.of(affected.origin(), affected.cve(), affected.published());
            if (!days.first().isAfter(day)) {
                known.add(affected);
                if (catalogue.products().contains(affected.product())) {
                    changed(days);
                }
            }
        }

        private boolean isKnown(Fact fact) {
            LocalDate since = since(fact);
            return since == null || !since.isAfter(day);
        }
    }

    /** The first day on which it could be known; absent for what holds on any day, as the ends of support. */
    private static @Nullable LocalDate since(Fact fact) {
        return switch (fact) {
            case MentionFact mention -> orRevision(mention.published(), fact);
            case ExploitedFact exploited -> exploited.added();
            case SqlBuildFact build -> build.released();
            case WindowsBuildFact build -> build.released();
            case ServicingStackFact stack -> stack.released();
            case MonthlyRollupFact rollup -> rollup.month() == null ? null : PatchTuesday.of(rollup.month());
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
