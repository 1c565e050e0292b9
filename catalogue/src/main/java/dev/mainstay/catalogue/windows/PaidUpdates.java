package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.lifecycle.SupportBuild;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Update;
import dev.mainstay.catalogue.text.Text;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Updates that only who bought Extended Security Updates can install.
 *
 * @param until last day of updates for everybody; absent where none is known or it is not over
 */
record PaidUpdates(@Nullable LocalDate until) {

    static PaidUpdates of(Catalogue catalogue, Windows windows, LocalDate today) {
        if (!WindowsProduct.isServer(windows)) {
            return new PaidUpdates(null);
        }
        SupportBuild build = SupportBuild.of(windows);
        return catalogue.lifecycle("windows-server").stream()
                .filter(fact -> build.isOf(fact) && !fact.cycle().endsWith("ac"))
                .max(Comparator.comparing(fact -> fact.origin().date()))
                .map(LifecycleFact::supportedUntil)
                .filter(until -> until.isBefore(today))
                .map(PaidUpdates::new)
                .orElse(new PaidUpdates(null));
    }

    /** What to do about an update of the paid time; empty for one that everybody can install. */
    Optional<Text> remedy(Update update, SupersedenceGraph graph) {
        LocalDate end = until;
        LocalDate released = update.released();
        if (end == null || released == null || !released.isAfter(end)) {
            return Optional.empty();
        }
        return Optional.of(graph.updates().values().stream()
                .filter(other -> other.track() == update.track() && other.isDocumented())
                .filter(other -> other.released() != null && !other.released().isAfter(end))
                .max(Comparator.comparing((Update other) -> other.released() == null ? LocalDate.MIN : other.released())
                        .thenComparing(Update::kb))
                .map(other -> WindowsText.PAID_LAST.with(end, other.kb()))
                .orElseGet(() -> WindowsText.PAID.with(end)));
    }
}
