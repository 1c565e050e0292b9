package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact.Kind;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Updates that are previews: optional, and within the next cumulative update or rollup. */
final class Previews {
    private final Catalogue catalogue;

    Previews(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** By the table of builds, which knows; else by what documents call it. */
    boolean has(Update update) {
        List<Kind> kinds = catalogue.windowsBuilds(update.kb()).stream()
                .map(WindowsBuildFact::kind)
                .filter(Objects::nonNull)
                .filter(kind -> kind != Kind.UNKNOWN)
                .toList();
        if (!kinds.isEmpty()) {
            return kinds.stream().allMatch(kind -> kind == Kind.PREVIEW);
        }
        return update.track() == Track.PREVIEW_ROLLUP
                || catalogue.updatesByKb(update.kb()).stream()
                        .anyMatch(fact -> fact.track() != null
                                && fact.track().toLowerCase(Locale.ROOT).contains("preview"));
    }
}
