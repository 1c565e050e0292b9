package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.Update;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What time the documents on a product speak of.
 *
 * @param first when about the earliest update came
 * @param last when about the latest came
 * @param newest the latest document that names that one
 */
record DocumentedPeriod(LocalDate first, LocalDate last, Origin newest) {

    /** Empty without documents. */
    static Optional<DocumentedPeriod> of(SupersedenceGraph graph) {
        List<Update> dated = graph.numbered().stream()
                .filter(update -> update.isDocumented() && update.released() != null)
                .sorted(Comparator.comparing(DocumentedPeriod::released))
                .toList();
        return dated.isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentedPeriod(
                        released(dated.getFirst()),
                        released(dated.getLast()),
                        dated.getLast().origins().getLast()));
    }

    private static LocalDate released(Update update) {
        return Objects.requireNonNullElse(update.released(), LocalDate.MIN);
    }
}
