package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.HostFinding.Evidence;
import dev.mainstay.catalogue.supersedence.Edge;
import dev.mainstay.catalogue.supersedence.SupersedenceGraph;
import dev.mainstay.catalogue.supersedence.SupersedenceWarning.Kind;
import dev.mainstay.catalogue.supersedence.Track;
import dev.mainstay.catalogue.supersedence.Update;
import java.util.List;

/** Sentences about updates. */
final class UpdateText {

    private UpdateText() {}

    static String title(Update update, String product) {
        return noun(update.track()) + " for " + product + " (" + update.kb() + ")";
    }

    private static String noun(Track track) {
        return switch (track) {
            case MONTHLY_ROLLUP -> "Monthly rollup";
            case PREVIEW_ROLLUP -> "Preview of the monthly rollup";
            case SECURITY_ONLY -> "Security-only update";
            case IE_CUMULATIVE -> "Cumulative update of Internet Explorer";
            case CUMULATIVE -> "Cumulative update";
            case HOTPATCH -> "Hotpatch";
            case SERVICING_STACK -> "Servicing stack update";
            case SETUP, SINGLE -> "Security update";
        };
    }

    /** Where the update is documented. */
    static Evidence documented(Update update, String product) {
        String build = update.fixedBuild() == null ? "" : ", which brings build " + update.fixedBuild();
        String documents = update.origins().size() == 1
                ? "The document names "
                : "The first of " + update.origins().size() + " documents names ";
        return new Evidence(
                update.origins().getFirst(), documents + update.kb() + " as a fix for " + product + build + ".");
    }

    /** Why it is not sure that a later rollup does not contain an update that stands alone. */
    static String doubt(Update update, Update later, SupersedenceGraph graph) {
        return graph.warnings().stream()
                .filter(warning -> warning.kind() == Kind.OVERRIDDEN
                        && warning.superseded().equals(update.kb()))
                .findFirst()
                .map(warning -> "A document says that " + warning.kb()
                        + " replaces it; a correction says that this is wrong: " + warning.reason() + ".")
                .orElse("No document says whether " + later.kb() + ", which is later, contains it.");
    }

    /** How what is installed contains an update. */
    static Evidence path(List<Edge> path) {
        Edge last = path.getLast();
        Edge first = path.getFirst();
        String through = path.size() == 1
                ? ""
                : " through " + (path.size() - 1) + (path.size() == 2 ? " other" : " others") + ", the first of them "
                        + first.kb();
        return new Evidence(
                first.firstSeen(),
                last.kb() + ", which is installed, contains " + first.superseded() + through + ": " + reason(first)
                        + ".");
    }

    private static String reason(Edge edge) {
        return switch (edge.basis()) {
            case DOCUMENT -> "the document says that " + edge.kb() + " replaces " + edge.superseded();
            case OVERRIDE -> "a correction says that " + edge.kb() + " replaces " + edge.superseded();
            case BUILD -> edge.kb() + " brings a higher build than " + edge.superseded();
            case TRACK -> "updates of its kind contain the earlier ones";
        };
    }
}
