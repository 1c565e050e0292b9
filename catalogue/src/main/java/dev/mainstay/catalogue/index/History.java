package dev.mainstay.catalogue.index;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.PatchTuesday;
import dev.mainstay.catalogue.fact.RevisionsFact;
import dev.mainstay.catalogue.fact.RevisionsFact.Revised;
import dev.mainstay.catalogue.fact.ServicingStackFact;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When documents told of vulnerabilities, and when updates came out: from tables, else from the first vulnerability that
 * names the update and was never revised.
 */
final class History {

    private final Map<Document, Map<String, Revised>> revised = new HashMap<>();
    private final Map<Document, @Nullable LocalDate> published = new HashMap<>();
    private final Map<String, LocalDate> released = new HashMap<>();
    private final Map<String, LocalDate> named = new HashMap<>();

    private record Document(Source source, String name) {}

    History(Catalogue catalogue) {
        for (RevisionsFact document : catalogue.revisions()) {
            Map<String, Revised> byCve = new HashMap<>();
            document.vulnerabilities().forEach(one -> byCve.put(one.cve(), one));
            revised.put(document(document.origin()), byCve);
            published.put(document(document.origin()), document.published());
        }
        for (Fact fact : catalogue.facts()) {
            switch (fact) {
                case WindowsBuildFact build -> released(build.kb(), build.released());
                case ServicingStackFact stack -> released(stack.kb(), stack.released());
                case MonthlyRollupFact rollup -> released(rollup.kb(), day(rollup));
                case SqlBuildFact build -> build.kbs().forEach(kb -> released(kb, build.released()));
                case UpdateFact update ->
                    update.vulnerabilities().forEach(vulnerability -> {
                        Revised days = of(update.origin(), vulnerability.cve(), update.published());
                        if (days.first().equals(days.last())) {
                            named.merge(update.kb(), days.first(), History::earlier);
                        }
                    });
                default -> {}
            }
        }
    }

    private static Document document(Origin origin) {
        return new Document(origin.source(), origin.document());
    }

    /** Previews have the month of the document that names them, which is not theirs. */
    private static @Nullable LocalDate day(MonthlyRollupFact rollup) {
        boolean dated = rollup.kind() == MonthlyRollupFact.Kind.MONTHLY_ROLLUP
                || rollup.kind() == MonthlyRollupFact.Kind.SECURITY_ONLY;
        return dated && rollup.month() != null ? PatchTuesday.of(rollup.month()) : null;
    }

    private void released(String kb, @Nullable LocalDate day) {
        if (day != null) {
            released.merge(kb, day, History::earlier);
        }
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * The days of one vulnerability in one document. Where the document does not tell them by vulnerability: that of its
     * publication, and that of its revision.
     *
     * @param documentPublished as the fact says; absent where it does not
     */
    Revised of(Origin origin, String cve, @Nullable LocalDate documentPublished) {
        Map<String, Revised> told = revised.get(document(origin));
        LocalDate since = documentPublished == null ? origin.date() : documentPublished;
        if (told == null || published.get(document(origin)) == null) {
            return new Revised(cve, since, origin.date());
        }
        return told.getOrDefault(cve, new Revised(cve, since, since));
    }

    /** Whether tables say that the update came out after the day. */
    boolean isReleasedAfter(String kb, LocalDate day) {
        LocalDate since = released.get(kb);
        return since != null && since.isAfter(day);
    }

    /** Whether it came out after the day, as far as tables or other vulnerabilities tell. */
    boolean isNamedAfter(String kb, LocalDate day) {
        LocalDate since = released.getOrDefault(kb, named.get(kb));
        return since != null && since.isAfter(day);
    }
}
